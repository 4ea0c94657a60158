package dev.gemel.clients.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A run in MLflow's JSON. */
final class MlflowRun {
  static final String RECORD = MlflowVersion.OURS + "record";

  private MlflowRun() {}

  static Map<String, String> tags(RunStart start) {
    Map<String, String> tags = new TreeMap<>();
    tags.put(MlflowVersion.OURS + "run_key", start.runKey());
    tags.put(MlflowVersion.OURS + "code_version", start.codeVersion());
    if (start.parentModel() != null) {
      tags.put(MlflowVersion.OURS + "parent_model", start.parentModel());
    }
    tags.put(RECORD, RunFields.write(start).toString());
    return tags;
  }

  /** The run; absent when others made it. */
  static Optional<TrackedRun> read(JsonNode run) {
    String record = MlflowTags.read(run.path("data").path("tags")).get(RECORD);
    if (record == null) {
      return Optional.empty();
    }
    String id = run.path("info").path("run_id").asText();
    try {
      RunStatus status = RunStatus.valueOf(run.path("info").path("status").asText());
      long end = run.path("info").path("end_time").asLong(0);
      SortedMap<String, Double> metrics = new TreeMap<>();
      run.path("data")
          .path("metrics")
          .forEach(m -> metrics.put(m.path("key").asText(), m.path("value").asDouble()));
      Instant at = end == 0 || status == RunStatus.RUNNING ? null : Instant.ofEpochMilli(end);
      RunStart start = RunFields.start(Fields.parse(record));
      return Optional.of(new TrackedRun(id, start, status, at, metrics));
    } catch (IllegalArgumentException e) {
      throw new RegistryException(
          "run %s in MLflow cannot be read (%s); delete it or set its tag %s right"
              .formatted(id, e.getMessage(), RECORD),
          e);
    }
  }

  static RunMetric metric(JsonNode node) {
    return new RunMetric(
        node.path("key").asText(),
        node.path("value").asDouble(),
        node.path("step").asLong(),
        Instant.ofEpochMilli(node.path("timestamp").asLong()));
  }
}
