package dev.gemel.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results as JSON. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** One line of JSON. */
  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result could not be written as JSON", e);
    }
  }

  /**
   * {@code {"steps": [{"job", "rows_in", "rows_out", "unchanged", "rejects", "seconds",
   * "cpu_seconds", "counts"}]}}.
   */
  static Map<String, Object> steps(List<StepTable.Step> steps) {
    return Map.of("steps", steps.stream().map(Json::step).toList());
  }

  private static Map<String, Object> step(StepTable.Step step) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("job", step.job());
    out.put("rows_in", step.report().rowsIn());
    out.put("rows_out", step.report().rowsOut());
    out.put("unchanged", step.report().unchanged());
    out.put("rejects", step.report().rejects());
    out.put("seconds", step.time().toMillis() / 1000.0);
    out.put("cpu_seconds", step.cpu().toMillis() / 1000.0);
    out.put("counts", step.report().counts());
    return out;
  }
}
