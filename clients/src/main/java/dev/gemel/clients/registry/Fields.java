package dev.gemel.clients.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A version as JSON: one field a component, absent ones left out. */
final class Fields {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> MAP = new TypeReference<>() {};

  private Fields() {}

  static ObjectNode write(ModelVersion version) {
    ObjectNode out = JSON.createObjectNode();
    out.put("name", version.name());
    out.put("version", version.version());
    out.put("path", version.path().toString());
    if (version.gguf() != null) {
      out.put("gguf", version.gguf().toString());
    }
    out.put("base", version.base());
    out.put("stage", version.stage().wireName());
    out.put("release_id", version.releaseId());
    out.put("template_sha256", version.templateSha256());
    if (version.parent() != null) {
      out.put("parent", version.parent());
    }
    out.put("created_at", version.createdAt().toString());
    out.set("artifacts", JSON.valueToTree(version.artifacts()));
    out.set("tags", JSON.valueToTree(version.tags()));
    return out;
  }

  /**
   * @throws IllegalArgumentException when a field is missing or cannot be read
   */
  static ModelVersion read(JsonNode node) {
    String gguf = node.path("gguf").asText(null);
    return new ModelVersion(
        text(node, "name"),
        text(node, "version"),
        URI.create(text(node, "path")),
        gguf == null ? null : URI.create(gguf),
        text(node, "base"),
        Stage.of(text(node, "stage"))
            .orElseThrow(() -> new IllegalArgumentException("field stage is no stage")),
        text(node, "release_id"),
        text(node, "template_sha256"),
        map(node, "artifacts"),
        node.path("parent").asText(null),
        instant(node, "created_at"),
        map(node, "tags"));
  }

  /** A JSON object's members as text. */
  static SortedMap<String, String> map(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() ? new TreeMap<>() : JSON.convertValue(value, MAP);
  }

  /**
   * @throws IllegalArgumentException when {@code text} is no JSON object
   */
  static JsonNode parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (!node.isObject()) {
        throw new IllegalArgumentException("expected a JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    }
  }

  static String write(Map<String, String> map) {
    return JSON.valueToTree(map).toString();
  }

  private static String text(JsonNode node, String field) {
    @Nullable String value = node.path(field).asText(null);
    if (value == null) {
      throw new IllegalArgumentException("field " + field + " is missing");
    }
    return value;
  }

  /**
   * @throws IllegalArgumentException when the field is missing or no instant
   */
  static Instant instant(JsonNode node, String field) {
    try {
      return Instant.parse(text(node, field));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("field " + field + " is no instant", e);
    }
  }
}
