package dev.gemel.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gemel.jobs.SparkTests;
import dev.gemel.jobs.sql.TextFunctions;
import dev.gemel.jobs.sql.TextScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/** The functions as SQL calls them, over columns of strings. */
final class SqlDoor {
  private static final Map<String, String> SCALARS =
      Map.of(
          "normalize",
          "text",
          "normalize_url",
          "url",
          "tokens",
          "tokens",
          "chunks",
          "chunks",
          "languages",
          "languages");

  private SqlDoor() {}

  /** Whether every field of the line is an argument, of a type that SQL would cast to a string. */
  static boolean takes(DoorCase test) {
    return !test.isRaw()
        && function(test).arguments().containsAll(test.line().keySet())
        && test.line().values().stream().noneMatch(v -> v instanceof List || v instanceof Map);
  }

  /** The answer in the line's form; JSON null where SQL says null. */
  static JsonNode answer(DoorCase test) {
    TextScalar<?> function = function(test);
    StructType schema = new StructType();
    for (String argument : function.arguments()) {
      schema = schema.add(argument, DataTypes.StringType);
    }
    Map<String, Object> line = test.line();
    Object[] values =
        function.arguments().stream()
            .map(a -> line.get(a) == null ? null : line.get(a).toString())
            .toArray();
    Dataset<Row> rows =
        SparkTests.session().createDataFrame(List.of(RowFactory.create(values)), schema);
    String call = "text.%s(%s)".formatted(function.name(), String.join(", ", function.arguments()));
    return shaped(function.name(), rows.selectExpr(call).first().get(0));
  }

  private static TextScalar<?> function(DoorCase test) {
    return TextFunctions.SQL.stream()
        .filter(f -> f.name().equals(test.function()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode shaped(String function, Object value) {
    if (value == null) {
      return NullNode.instance;
    }
    Object plain = plain(value);
    Map<String, Object> named = new LinkedHashMap<>();
    named.put(SCALARS.getOrDefault(function, ""), plain);
    JsonNode out = DoorCase.plain(SCALARS.containsKey(function) ? named : plain);
    if (function.equals("quality") && out.path("text").isNull()) {
      ((ObjectNode) out).remove("text");
    }
    return out;
  }

  private static Object plain(Object value) {
    if (value instanceof Row row) {
      Map<String, Object> out = new LinkedHashMap<>();
      for (String field : row.schema().fieldNames()) {
        out.put(field, plain(row.getAs(field)));
      }
      return out;
    }
    if (value instanceof scala.collection.Seq<?> seq) {
      return JavaConverters.seqAsJavaList(seq).stream().map(SqlDoor::plain).toList();
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      return JavaConverters.mapAsJavaMap(map).entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
    return value;
  }
}
