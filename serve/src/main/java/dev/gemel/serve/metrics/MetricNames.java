package dev.gemel.serve.metrics;

/**
 * Every name that {@code /metrics} shows, in one place. They follow OpenTelemetry's conventions for
 * generative AI where those have a word; these are still being renamed, so a dashboard should lean
 * on this class's names, not on theirs. Prometheus writes dots as underscores, and adds the unit.
 */
public final class MetricNames {
  /** Timer: a request from its first byte to the last of its answer; by endpoint and status. */
  public static final String REQUEST = "gemel.serve.request.duration";

  /**
   * Timer: from a chat request to the first piece of its answer, waiting and retrieval included.
   */
  public static final String FIRST_CHUNK = "gemel.serve.time.to.first.chunk";

  /** Timer: between two pieces of an answer. */
  public static final String NEXT_CHUNK = "gemel.serve.time.per.output.chunk";

  /** Counter: tokens, by type: prompt or completion. */
  public static final String TOKENS = "gemel.serve.tokens";

  /** Timer: finding passages, all stages. */
  public static final String RETRIEVAL = "gemel.serve.retrieval.duration";

  /** Gauge: requests that wait for a place. */
  public static final String QUEUE = "gemel.serve.queue.size";

  /** Gauge: requests that are worked on. */
  public static final String ACTIVE = "gemel.serve.requests.active";

  /** Counter: requests that got an error, by its code. */
  public static final String ERRORS = "gemel.serve.errors";

  /** Counter: requests that were told to come again, by the reason. */
  public static final String REJECTIONS = "gemel.serve.rejections";

  /** Gauge: 1 for the model that is served, by model and version. */
  public static final String MODEL = "gemel.serve.model";

  private MetricNames() {}
}
