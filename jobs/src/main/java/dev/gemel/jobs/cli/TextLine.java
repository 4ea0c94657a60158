package dev.gemel.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.gemel.conf.ConfigException;
import dev.gemel.jobs.sql.LineFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text function applied to lines of JSON.
 *
 * @param more fields for lines that lack them
 */
record TextLine(LineFunction function, Map<String, Object> more) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  /** What came of a line: JSON, and whether it says what is wrong. */
  record Answer(String json, boolean failed) {}

  /** The answer to a line; of one that cannot be read {@code {"line", "error"}}. */
  Answer answer(OrderedLines.Line line) {
    Map<String, Object> out = new LinkedHashMap<>();
    try {
      apply(line.text(), out);
    } catch (MismatchedInputException e) {
      out.put("line", line.number());
      out.put("error", "no JSON object: the line is another JSON value");
    } catch (JsonProcessingException e) {
      out.put("line", line.number());
      out.put("error", "no JSON object: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      out.put("line", line.number());
      out.put("error", e.getMessage());
    } catch (RuntimeException e) { // A mistake of ours, not of the line.
      throw new IllegalStateException("line %d: %s".formatted(line.number(), e), e);
    }
    return new Answer(Json.write(out), out.containsKey("error"));
  }

  private void apply(String line, Map<String, Object> out) throws JsonProcessingException {
    Map<String, Object> fields = new LinkedHashMap<>(more);
    fields.putAll(object(line));
    if (fields.containsKey("id")) {
      out.put("id", fields.get("id"));
    }
    out.putAll(function.apply().apply(fields));
  }

  private static Map<String, Object> object(String line) throws JsonProcessingException {
    Map<String, Object> fields = MAPPER.readValue(line, OBJECT);
    if (fields == null) { // The line is the word null.
      throw new IllegalArgumentException("no JSON object: the line is null");
    }
    return fields;
  }

  /**
   * Fields as {@code NAME=VALUE}.
   *
   * @throws ConfigException when one has no equals sign
   */
  static Map<String, Object> fields(List<String> pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new ConfigException("--with: " + pair + " is not FIELD=VALUE");
      }
      fields.put(pair.substring(0, equals), value(pair.substring(equals + 1)));
    }
    return fields;
  }

  /** A JSON object or list, or the text itself. */
  private static Object value(String text) {
    try {
      return text.startsWith("{") || text.startsWith("[")
          ? MAPPER.readValue(text, Object.class)
          : text;
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
