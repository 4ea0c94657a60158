package dev.gemel.jobs.table;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Nested column types shared by tables. */
public final class Types {
  /** {@code struct<type: string, start: int, end: int>}. */
  public static final StructType SPAN =
      new StructType().add("type", StringType).add("start", IntegerType).add("end", IntegerType);

  /** {@code array<struct<type: string, start: int, end: int>>}. */
  public static final ArrayType SPANS = DataTypes.createArrayType(SPAN);

  /** {@code struct<table: string, version: long>}. */
  public static final StructType VERSION =
      new StructType().add("table", StringType).add("version", LongType);

  /** {@code array<struct<table: string, version: long>>}. */
  public static final ArrayType VERSIONS = DataTypes.createArrayType(VERSION);

  private Types() {}
}
