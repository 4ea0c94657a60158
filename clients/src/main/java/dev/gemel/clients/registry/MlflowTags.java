package dev.gemel.clients.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists of {@code {key, value}} as MLflow writes maps. */
final class MlflowTags {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MlflowTags() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ArrayNode write(Map<String, String> tags) {
    ArrayNode out = JSON.createArrayNode();
    tags.forEach((key, value) -> out.addObject().put("key", key).put("value", value));
    return out;
  }

  static SortedMap<String, String> read(JsonNode tags) {
    SortedMap<String, String> out = new TreeMap<>();
    tags.forEach(t -> out.put(t.path("key").asText(), t.path("value").asText("")));
    return out;
  }
}
