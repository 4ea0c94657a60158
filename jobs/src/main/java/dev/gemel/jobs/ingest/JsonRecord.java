package dev.gemel.jobs.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/**
 * One JSON value as a record.
 *
 * @param pages makes its page
 */
record JsonRecord(PageMaker pages) {

  /**
   * The record's row: a page, or why it makes none.
   *
   * @param original the value as text, asked for when it is bad
   */
  Row read(Imported at, JsonNode node, Supplier<String> original) {
    try {
      return row(at, node, original);
    } catch (RuntimeException e) {
      return at.failed(e, original.get());
    }
  }

  private Row row(Imported at, JsonNode node, Supplier<String> original) {
    if (!node.isObject()) {
      return at.rejected("not_an_object", node.getNodeType().name(), original.get());
    }
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, List<String>> entry : pages.mapping().paths().entrySet()) {
      JsonNode value = value(node, entry.getValue());
      boolean content = entry.getKey().equals(Mapping.CONTENT);
      if (content && !value.isTextual() && !absent(value)) {
        return at.rejected("content_not_text", value.getNodeType().name(), original.get());
      }
      if (value.isContainerNode()) {
        String detail = entry.getKey() + " is " + value.getNodeType();
        return at.rejected("field_not_text", detail, original.get());
      }
      if (!absent(value) && !value.asText().isBlank()) {
        values.put(entry.getKey(), value.asText());
      }
    }
    return values.containsKey(Mapping.CONTENT)
        ? at.page(pages.ofRecord(at.file(), values))
        : at.rejected("no_content", null, original.get());
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static JsonNode value(JsonNode record, List<String> path) {
    JsonNode node = record;
    for (String name : path) {
      node = node.path(name);
    }
    return node;
  }
}
