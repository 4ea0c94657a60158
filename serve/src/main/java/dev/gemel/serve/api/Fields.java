package dev.gemel.serve.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Typed reads of a JSON object. JSON's null counts as absent; fields that nobody reads may be. */
final class Fields {
  private static final int MAX_DEPTH = 64;
  private static final ObjectMapper JSON = mapper();

  private final JsonNode node;

  Fields(JsonNode node) {
    this.node = node;
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    return mapper;
  }

  /**
   * Reads a body.
   *
   * @throws ApiException 400 when it is no JSON object
   */
  static Fields parse(String body) {
    try {
      JsonNode node = JSON.readTree(body);
      if (node == null || !node.isObject()) {
        throw ApiException.invalid(null, "the body is not a JSON object; send one, such as {}");
      }
      return new Fields(node);
    } catch (JsonProcessingException e) {
      throw ApiException.invalid(null, "the body is not JSON: " + e.getOriginalMessage());
    }
  }

  JsonNode get(String field) {
    return node.path(field);
  }

  boolean has(String field) {
    return node.hasNonNull(field);
  }

  @Nullable String text(String field) {
    return !has(field)
        ? null
        : require(field, get(field).isTextual(), "a string", get(field).asText());
  }

  @Nullable Boolean flag(String field) {
    return !has(field)
        ? null
        : require(field, get(field).isBoolean(), "true or false", get(field).asBoolean());
  }

  @Nullable Double number(String field, double min, double max) {
    double value = get(field).asDouble();
    boolean ok = get(field).isNumber() && value >= min && value <= max;
    return !has(field) ? null : require(field, ok, "a number from " + min + " to " + max, value);
  }

  @Nullable Long whole(String field, long min, long max) {
    long value = get(field).asLong();
    boolean ok = get(field).canConvertToLong() && get(field).isIntegralNumber();
    ok = ok && value >= min && value <= max;
    return !has(field)
        ? null
        : require(field, ok, "a whole number from " + min + " to " + max, value);
  }

  /** A list of strings; one string is a list of one. */
  List<String> texts(String field, int most) {
    if (!has(field)) {
      return List.of();
    }
    List<String> out = new ArrayList<>();
    for (JsonNode item : get(field).isTextual() ? List.of(get(field)) : get(field)) {
      out.add(require(field, item.isTextual(), "a string or a list of strings", item.asText()));
    }
    boolean ok = (get(field).isTextual() || get(field).isArray()) && out.size() <= most;
    return require(field, ok, "a string or a list of at most " + most, out);
  }

  static <T> T require(String field, boolean ok, String expected, T value) {
    if (!ok) {
      throw ApiException.invalid(field, field + " cannot be used; expected " + expected);
    }
    return value;
  }
}
