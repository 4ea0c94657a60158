package dev.gemel.clients.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs in a folder: {@code RUNKEY/run.json}, {@code RUNKEY/metrics.jsonl} (appended to) and {@code
 * RUNKEY/end.json}. A run's id is its run key.
 */
public final class FileTracker implements RunTracker {
  private static final String RUN = "/run.json";
  private static final String METRICS = "/metrics.jsonl";
  private static final String END = "/end.json";

  private final Folder folder;

  /**
   * @param folder made at the first write
   */
  public FileTracker(Path folder) {
    this.folder = new Folder(folder);
  }

  @Override
  public String start(RunStart start) {
    String id = start.runKey();
    if (folder.read(id + RUN) == null) {
      folder.write(id + RUN, RunFields.write(start).toPrettyString());
    }
    end(id, RunStatus.RUNNING, start.startedAt());
    return id;
  }

  /** A line that an earlier process left cut is ended by the line break before the next. */
  @Override
  public void log(String id, List<RunMetric> metrics) {
    StringBuilder lines = new StringBuilder("\n");
    metrics.forEach(m -> lines.append(RunFields.write(m)).append('\n'));
    folder.append(require(id) + METRICS, lines.toString());
  }

  @Override
  public void end(String id, RunStatus status, Instant at) {
    ObjectNode end = new ObjectMapper().createObjectNode();
    end.put("status", status.name()).put("at", at.toString());
    folder.write(require(id) + END, end.toString());
  }

  @Override
  public List<TrackedRun> list() {
    return folder.names("", "").stream()
        .filter(ModelVersion::isName)
        .filter(id -> folder.read(id + RUN) != null)
        .map(this::run)
        .sorted(Comparator.comparing((TrackedRun r) -> r.start().startedAt()).reversed())
        .toList();
  }

  @Override
  public List<RunMetric> history(String id, String metric) {
    return List.copyOf(byStep(require(id)).getOrDefault(metric, new TreeMap<>()).values());
  }

  @Override
  public String toString() {
    return "runs in " + folder.root();
  }

  private String require(String id) {
    if (!ModelVersion.isName(id) || folder.read(id + RUN) == null) {
      throw new RegistryException("%s: there is no run %s".formatted(this, id));
    }
    return id;
  }

  private TrackedRun run(String id) {
    JsonNode end = parse(id + END);
    RunStatus status =
        end == null ? RunStatus.RUNNING : RunStatus.valueOf(end.path("status").asText());
    Instant at = end == null || status == RunStatus.RUNNING ? null : Fields.instant(end, "at");
    SortedMap<String, Double> last = new TreeMap<>();
    byStep(id).forEach((name, steps) -> last.put(name, steps.lastEntry().getValue().value()));
    JsonNode run = parse(id + RUN);
    if (run == null) {
      throw new RegistryException("%s: run %s went away".formatted(this, id));
    }
    return new TrackedRun(id, RunFields.start(run), status, at, last);
  }

  private Map<String, NavigableMap<Long, RunMetric>> byStep(String id) {
    Map<String, NavigableMap<Long, RunMetric>> out = new TreeMap<>();
    for (RunMetric metric : metrics(id)) {
      out.computeIfAbsent(metric.name(), n -> new TreeMap<>()).put(metric.step(), metric);
    }
    return out;
  }

  private List<RunMetric> metrics(String id) {
    List<RunMetric> out = new ArrayList<>();
    String text = folder.read(id + METRICS);
    for (String line : text == null ? new String[0] : text.split("\n")) {
      // A cut line is the mark of a killed process; its metric was never acknowledged.
      if (line.startsWith("{") && line.endsWith("}")) {
        out.add(RunFields.metric(Fields.parse(line)));
      }
    }
    return out;
  }

  private @Nullable JsonNode parse(String file) {
    String text = folder.read(file);
    try {
      return text == null ? null : Fields.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RegistryException(
          "%s: %s is not a tracker's file (%s); remove it".formatted(this, file, e.getMessage()),
          e);
    }
  }
}
