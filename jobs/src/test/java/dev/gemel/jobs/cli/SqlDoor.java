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
import java.util.Set;
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

  private static final Set<String> POLICY = Set.of("types", "mode", "allow");

  private SqlDoor() {}

  /** Whether every field of the line is an argument, of a type that SQL would cast to a string. */
  static boolean takes(DoorCase test) {
    return !test.isRaw()
        && arguments(test).containsAll(line(test).keySet())
        && line(test).values().stream().noneMatch(v -> v instanceof List || v instanceof Map);
  }

  /** The answer in the line's form; JSON null where SQL says null. */
  static JsonNode answer(DoorCase test) {
    TextScalar<?> function = function(test);
    StructType schema = new StructType();
    List<String> arguments = arguments(test);
    for (String argument : arguments) {
      schema = schema.add(argument, DataTypes.StringType);
    }
    Map<String, Object> line = line(test);
    Object[] values =
        arguments.stream().map(a -> line.get(a) == null ? null : line.get(a).toString()).toArray();
    Dataset<Row> rows =
        SparkTests.session().createDataFrame(List.of(RowFactory.create(values)), schema);
    String call = "text.%s(%s)".formatted(function.name(), String.join(", ", arguments));
    return shaped(function.name(), rows.selectExpr(call).first().get(0));
  }

  /** The line with the fields of a policy in one, as SQL takes them. */
  private static Map<String, Object> line(DoorCase test) {
    Map<String, Object> line = test.line();
    Map<String, Object> policy = new LinkedHashMap<>(line);
    policy.keySet().retainAll(POLICY);
    if (test.function().equals("mask_pii") && !policy.isEmpty()) {
      line.keySet().removeAll(POLICY);
      line.put("policy", DoorCase.plain(policy).toString());
    }
    return line;
  }

  private static List<String> arguments(DoorCase test) {
    return line(test).containsKey("policy")
        ? List.of("text", "policy")
        : function(test).arguments();
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
