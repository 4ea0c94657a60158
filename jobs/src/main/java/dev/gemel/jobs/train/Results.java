package dev.gemel.jobs.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.conf.GemelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what the trainer writes. */
final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, Object>> OBJECT = new TypeReference<>() {};

  private Results() {}

  /**
   * The result in an attempt's out folder; null when there is none: then it is not finished,
   * whatever its exit code.
   *
   * @throws GemelException when the file is no result: it is written atomically, so something else
   *     wrote it
   */
  static @Nullable Result read(Path out) {
    Path file = out.resolve("result.json");
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      JsonNode json = JSON.readTree(file.toFile());
      return result(json);
    } catch (IOException e) {
      throw new GemelException(
          "%s cannot be read (%s); remove its folder and run again".formatted(file, e.getMessage()),
          e);
    }
  }

  /** An object as a map. */
  static Map<String, Object> map(String json) {
    try {
      return JSON.readValue(json, OBJECT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a spec is no JSON object", e);
    }
  }

  private static Result result(JsonNode json) {
    SortedMap<String, String> artifacts = new TreeMap<>();
    json.path("artifacts")
        .forEach(a -> artifacts.put(a.path("path").asText(), a.path("sha256").asText()));
    JsonNode resumed = json.path("resumed_from").path("step");
    return new Result(
        json.path("run_key").textValue(),
        json.path("exit_code").asInt(1),
        error(json.path("error")),
        artifacts,
        fields(json, JsonNode::isTextual, JsonNode::asText),
        fields(json, JsonNode::isIntegralNumber, JsonNode::asLong),
        fields(json.path("rows_dropped"), JsonNode::isIntegralNumber, JsonNode::asLong),
        fields(json.path("final_metrics"), JsonNode::isNumber, JsonNode::asDouble),
        json.path("train_seconds").asDouble(),
        fields(json.path("environment"), JsonNode::isValueNode, JsonNode::asText),
        resumed.isInt() ? resumed.asInt() : null);
  }

  private static @Nullable String error(JsonNode error) {
    return error.isObject()
        ? "%s (%s); %s%s"
            .formatted(
                error.path("what").asText(),
                error.path("where").asText(),
                error.path("next").asText(),
                problems(error.path("problems")))
        : null;
  }

  private static String problems(JsonNode problems) {
    StringBuilder out = new StringBuilder();
    problems.forEach(p -> out.append(System.lineSeparator()).append("  - ").append(p.asText()));
    return out.toString();
  }

  /** The fields of an object that are of one kind. */
  static <V> SortedMap<String, V> fields(
      JsonNode json, Predicate<JsonNode> kind, Function<JsonNode, V> value) {
    SortedMap<String, V> out = new TreeMap<>();
    json.fields()
        .forEachRemaining(
            f -> {
              if (kind.test(f.getValue()) && !f.getValue().isNull()) {
                out.put(f.getKey(), value.apply(f.getValue()));
              }
            });
    return out;
  }
}
