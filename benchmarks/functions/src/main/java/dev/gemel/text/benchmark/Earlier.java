package dev.gemel.text.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A result that was saved: its last line, whatever stands before it.
 *
 * @param input the digest of what it measured
 * @param rates by function; their megabytes are not read
 */
record Earlier(String input, Map<String, Rate> rates) {
  /**
   * Reads it.
   *
   * @throws BadInput if it cannot be read or is something else
   */
  static Earlier read(Path file) {
    JsonNode result = lastLine(file);
    if (!result.path("benchmark").asText().equals(Report.NAME)
        || !result.path("input").isTextual()
        || !result.path("functions").isObject()) {
      throw broken(file, "its last line is not what this benchmark prints last");
    }
    Map<String, Rate> rates = new TreeMap<>();
    result
        .get("functions")
        .fields()
        .forEachRemaining(field -> rates.put(field.getKey(), rate(file, field)));
    return new Earlier(result.get("input").asText(), rates);
  }

  /**
   * Checks that it can be compared.
   *
   * @throws BadInput if it measured something else than {@code digest}
   */
  void requireInput(Path file, String digest) {
    if (!input.equals(digest)) {
      throw new BadInput(
          "--against %s measured other pages and texts (input %s, now %s); give the --data that it had, or measure it again"
              .formatted(file, input, digest));
    }
  }

  private static Rate rate(Path file, Map.Entry<String, JsonNode> function) {
    double ops = function.getValue().path("ops_s").asDouble();
    if (!(ops > 0)) {
      throw broken(file, "functions.%s.ops_s is no rate".formatted(function.getKey()));
    }
    JsonNode error = function.getValue().path("error");
    return new Rate(ops, 0, error.isNumber() ? error.asDouble() : null);
  }

  private static JsonNode lastLine(Path file) {
    try {
      List<String> lines = Files.readString(file).strip().lines().toList();
      return Json.MAPPER.readTree(lines.isEmpty() ? "null" : lines.get(lines.size() - 1));
    } catch (JsonProcessingException e) {
      throw broken(file, "its last line is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw broken(file, "it cannot be read: " + e);
    }
  }

  private static BadInput broken(Path file, String why) {
    return new BadInput(
        "--against %s: %s; save the last line of an earlier run, such as with: benchmarks/run functions --quick | tail -n 1 > earlier.json"
            .formatted(file, why));
  }
}
