package dev.gemel.clients.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs, inputs and metrics as JSON. */
final class RunFields {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RunFields() {}

  static ObjectNode write(RunStart start) {
    ObjectNode out = JSON.createObjectNode();
    out.put("run_key", start.runKey()).put("kind", start.kind());
    out.set("params", JSON.valueToTree(start.params()));
    start.inputs().forEach(input -> out.withArray("inputs").add(write(input)));
    if (start.parentModel() != null) {
      out.put("parent_model", start.parentModel());
    }
    out.put("code_version", start.codeVersion());
    return out.put("started_at", start.startedAt().toString());
  }

  static RunStart start(JsonNode node) {
    List<RunInput> inputs = new ArrayList<>();
    node.path("inputs").forEach(input -> inputs.add(input(input)));
    return new RunStart(
        node.path("run_key").asText(),
        node.path("kind").asText(),
        Fields.map(node, "params"),
        inputs,
        node.path("parent_model").asText(null),
        node.path("code_version").asText(),
        Fields.instant(node, "started_at"));
  }

  static ObjectNode write(RunInput input) {
    ObjectNode out = JSON.createObjectNode();
    out.put("name", input.name()).put("digest", input.digest()).put("path", input.path());
    if (input.deltaVersion() != null) {
      out.put("delta_table_version", input.deltaVersion());
    }
    return out;
  }

  static RunInput input(JsonNode node) {
    JsonNode version = node.path("delta_table_version");
    return new RunInput(
        node.path("name").asText(),
        node.path("digest").asText(),
        node.path("path").asText(),
        version.isNumber() ? version.asLong() : null);
  }

  static ObjectNode write(RunMetric metric) {
    return JSON.createObjectNode()
        .put("name", metric.name())
        .put("value", metric.value())
        .put("step", metric.step())
        .put("at", metric.at().toEpochMilli());
  }

  static RunMetric metric(JsonNode node) {
    return new RunMetric(
        node.path("name").asText(),
        node.path("value").asDouble(Double.NaN),
        node.path("step").asLong(-1),
        Instant.ofEpochMilli(node.path("at").asLong()));
  }
}
