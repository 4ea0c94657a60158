package dev.gemel.clients.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs in an experiment of an MLflow server. What Gemel knows at the start is in the tag {@value
 * MlflowRun#RECORD}; parameters, metrics and inputs are MLflow's own as well, so that its pages
 * show them.
 */
public final class MlflowTracker implements RunTracker {
  /** MLflow takes no more at once: https://mlflow.org/docs/latest/rest-api.html (Log Batch). */
  private static final int METRICS = 1_000;

  private static final int PARAMS = 100;

  private final MlflowHttp http;
  private final String experiment;

  /** Asks nothing yet; the experiment is made at the first run. */
  public MlflowTracker(RegistrySpec spec, String experiment) {
    this(spec, experiment, Duration.ofMillis(500));
  }

  MlflowTracker(RegistrySpec spec, String experiment, Duration firstDelay) {
    this.http = new MlflowHttp(spec, firstDelay);
    this.experiment = experiment;
  }

  @Override
  public String start(RunStart start) {
    Optional<TrackedRun> known = find(start.runKey());
    if (known.isPresent()) {
      update(known.get().id(), RunStatus.RUNNING);
      return known.get().id();
    }
    String id = create(start);
    params(id, start.params());
    if (!start.inputs().isEmpty()) {
      http.post("runs/log-inputs", inputs(id, start.inputs()));
    }
    return id;
  }

  @Override
  public void log(String id, List<RunMetric> metrics) {
    for (int from = 0; from < metrics.size(); from += METRICS) {
      ObjectNode body = MlflowTags.object().put("run_id", id);
      ArrayNode list = body.putArray("metrics");
      metrics
          .subList(from, Math.min(from + METRICS, metrics.size()))
          .forEach(
              m ->
                  list.addObject()
                      .put("key", m.name())
                      .put("value", m.value())
                      .put("step", m.step())
                      .put("timestamp", m.at().toEpochMilli()));
      http.post("runs/log-batch", body);
    }
  }

  @Override
  public void end(String id, RunStatus status, Instant at) {
    ObjectNode body = MlflowTags.object().put("run_id", id).put("status", status.name());
    http.post("runs/update", body.put("end_time", at.toEpochMilli()));
  }

  @Override
  public List<TrackedRun> list() {
    return experimentId().map(this::search).orElse(List.of());
  }

  @Override
  public List<RunMetric> history(String id, String metric) {
    TreeMap<Long, RunMetric> out = new TreeMap<>();
    String token = "";
    do {
      Map<String, String> query = new TreeMap<>(Map.of("run_id", id, "metric_key", metric));
      if (!token.isEmpty()) {
        query.put("page_token", token);
      }
      JsonNode page = http.get("metrics/get-history", query);
      page.path("metrics").forEach(m -> later(out, MlflowRun.metric(m)));
      token = page.path("next_page_token").asText("");
    } while (!token.isEmpty());
    return List.copyOf(out.values());
  }

  @Override
  public String toString() {
    return "MLflow at " + http.root();
  }

  private static void later(Map<Long, RunMetric> out, RunMetric metric) {
    out.merge(metric.step(), metric, (a, b) -> b.at().isBefore(a.at()) ? a : b);
  }

  private String create(RunStart start) {
    ObjectNode body =
        MlflowTags.object()
            .put("experiment_id", experimentId().orElseGet(this::createExperiment))
            .put("run_name", start.kind() + " " + shortened(start.runKey()))
            .put("start_time", start.startedAt().toEpochMilli());
    body.set("tags", MlflowTags.write(MlflowRun.tags(start)));
    return http.post("runs/create", body).path("run").path("info").path("run_id").asText();
  }

  private static String shortened(String runKey) {
    return runKey.substring(0, Math.min(12, runKey.length()));
  }

  private void params(String id, Map<String, String> params) {
    List<Map.Entry<String, String>> all = new ArrayList<>(params.entrySet());
    for (int from = 0; from < all.size(); from += PARAMS) {
      Map<String, String> some =
          all.subList(from, Math.min(from + PARAMS, all.size())).stream()
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      ObjectNode body = MlflowTags.object().put("run_id", id);
      body.set("params", MlflowTags.write(some));
      http.post("runs/log-batch", body);
    }
  }

  private static ObjectNode inputs(String id, List<RunInput> inputs) {
    ObjectNode body = MlflowTags.object().put("run_id", id);
    ArrayNode datasets = body.putArray("datasets");
    for (RunInput input : inputs) {
      datasets
          .addObject()
          .putObject("dataset")
          .put("name", input.name())
          // MLflow keeps 36 characters; the whole digest is in the source and in the record.
          .put("digest", input.digest().substring(0, Math.min(36, input.digest().length())))
          .put("source_type", input.deltaVersion() == null ? "local" : "delta")
          .put("source", RunFields.write(input).toString());
    }
    return body;
  }

  private void update(String id, RunStatus status) {
    http.post("runs/update", MlflowTags.object().put("run_id", id).put("status", status.name()));
  }

  private Optional<String> experimentId() {
    try {
      JsonNode found = http.get("experiments/get-by-name", Map.of("experiment_name", experiment));
      return Optional.of(found.path("experiment").path("experiment_id").asText());
    } catch (MlflowException e) {
      if (e.absent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private String createExperiment() {
    try {
      JsonNode made = http.post("experiments/create", MlflowTags.object().put("name", experiment));
      return made.path("experiment_id").asText();
    } catch (MlflowException e) {
      return experimentId().orElseThrow(() -> e);
    }
  }

  private List<TrackedRun> search(String experimentId) {
    List<TrackedRun> out = new ArrayList<>();
    String token = "";
    do {
      ObjectNode body = MlflowTags.object().put("max_results", 200);
      body.putArray("experiment_ids").add(experimentId);
      if (!token.isEmpty()) {
        body.put("page_token", token);
      }
      JsonNode page = http.post("runs/search", body);
      page.path("runs").forEach(run -> MlflowRun.read(run).ifPresent(out::add));
      token = page.path("next_page_token").asText("");
    } while (!token.isEmpty());
    out.sort(Comparator.comparing((TrackedRun r) -> r.start().startedAt()).reversed());
    return out;
  }
}
