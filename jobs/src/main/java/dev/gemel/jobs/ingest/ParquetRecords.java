package dev.gemel.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/** Records of Parquet files, by column path; rows of {@link Imported#SCHEMA}. */
final class ParquetRecords {
  private static final String FILE = "__file";
  private static final String ROW = "__row";

  private final SparkSession spark;
  private final PageMaker pages;

  ParquetRecords(SparkSession spark, PageMaker pages) {
    this.spark = spark;
    this.pages = pages;
  }

  /** The records of {@code files}; a file that cannot be read is one bad record. */
  Dataset<Row> read(List<String> files) {
    Map<StructType, List<String>> bySchema = new LinkedHashMap<>();
    List<Row> unreadable = new ArrayList<>();
    for (String file : files) {
      try {
        StructType schema = spark.read().parquet(file).schema();
        bySchema.computeIfAbsent(schema, s -> new ArrayList<>()).add(file);
      } catch (Exception e) {
        // Spark declares no checked exceptions, yet throws them from Scala.
        unreadable.add(unreadable(file, e));
      }
    }
    Dataset<Row> all = spark.createDataFrame(unreadable, Imported.SCHEMA);
    for (Map.Entry<StructType, List<String>> entry : bySchema.entrySet()) {
      all = all.union(whole(entry.getKey(), entry.getValue()));
    }
    return all;
  }

  /** The records, read to their end; a file with a damaged page is one bad record. */
  private Dataset<Row> whole(StructType schema, List<String> files) {
    Dataset<Row> records = read(schema, files).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      records.count();
      return records;
    } catch (Exception e) {
      records.unpersist();
      return files.size() == 1
          ? spark.createDataFrame(List.of(unreadable(files.get(0), e)), Imported.SCHEMA)
          : files.stream()
              .map(file -> whole(schema, List.of(file)))
              .reduce(spark.createDataFrame(List.of(), Imported.SCHEMA), Dataset::union);
    }
  }

  /** Spark wraps what happened in the story of the task that it happened to. */
  private static Row unreadable(String file, Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String detail = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    return new Imported(file, "0", 0)
        .rejected("unreadable", root.getClass().getSimpleName() + ": " + detail, null);
  }

  private Dataset<Row> read(StructType schema, List<String> files) {
    List<Column> columns = new ArrayList<>();
    columns.add(col("_metadata.file_path").as(FILE));
    columns.add(col("_metadata.row_index").as(ROW));
    pages.mapping().paths().forEach((name, path) -> columns.add(column(schema, name, path)));
    @Nullable DataType content =
        type(schema, pages.mapping().paths().getOrDefault(Mapping.CONTENT, List.of()));
    boolean text = content == null || content.equals(DataTypes.StringType);
    return spark
        .read()
        .schema(schema)
        .parquet(files.toArray(String[]::new))
        .select(columns.toArray(Column[]::new))
        .map(new ToRecord(pages, text), Encoders.row(Imported.SCHEMA));
  }

  private static Column column(StructType schema, String name, List<String> path) {
    boolean there = type(schema, path) != null;
    String quoted = "`" + String.join("`.`", path) + "`";
    return (there ? col(quoted).cast(DataTypes.StringType) : lit(null).cast("string")).as(name);
  }

  private static @Nullable DataType type(StructType schema, List<String> path) {
    DataType type = schema;
    for (String name : path) {
      boolean there = type instanceof StructType s && List.of(s.fieldNames()).contains(name);
      if (!there) {
        return null;
      }
      type = ((StructType) type).apply(name).dataType();
    }
    return type instanceof StructType ? null : type;
  }

  /** One row of mapped columns to one imported record. */
  private static final class ToRecord implements MapFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final PageMaker pages;
    private final boolean text;

    ToRecord(PageMaker pages, boolean text) {
      this.pages = pages;
      this.text = text;
    }

    @Override
    public Row call(Row row) {
      long index = row.getAs(ROW);
      Imported at = new Imported(file(row.getAs(FILE)), Long.toString(index), index);
      Map<String, String> values = values(row);
      try {
        return record(at, values);
      } catch (RuntimeException e) {
        return at.failed(e, values.toString());
      }
    }

    private Row record(Imported at, Map<String, String> values) {
      if (!text) {
        return at.rejected("content_not_text", null, values.toString());
      }
      return values.containsKey(Mapping.CONTENT)
          ? at.page(pages.ofRecord(at.file(), values))
          : at.rejected("no_content", null, values.toString());
    }

    /** Spark writes a URI; files are named as Hadoop writes paths everywhere else. */
    private static String file(String uri) {
      return new Path(URI.create(uri)).toString();
    }

    private Map<String, String> values(Row row) {
      Map<String, String> values = new HashMap<>();
      for (String name : pages.mapping().paths().keySet()) {
        String value = row.getAs(name);
        if (value != null && !value.isBlank()) {
          values.put(name, value);
        }
      }
      return new TreeMap<>(values);
    }
  }
}
