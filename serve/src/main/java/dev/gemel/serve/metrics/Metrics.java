package dev.gemel.serve.metrics;

import dev.gemel.serve.api.ApiException;
import dev.gemel.serve.api.Usage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/** What the service measures, and its page for Prometheus. Safe for several threads. */
public final class Metrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofSeconds(60)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MultiGauge model = MultiGauge.builder(MetricNames.MODEL).register(registry);

  /** Begins to measure. */
  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    // Made at once, so that a dashboard shows a zero before the first.
    firstChunk();
    nextChunk();
    retrieval();
    count(new Usage(0, 0));
  }

  /** A request was answered. */
  public void request(String endpoint, int status, Duration took) {
    timer(MetricNames.REQUEST, "endpoint", endpoint, "status", Integer.toString(status))
        .record(took);
  }

  /** A request got an error. */
  public void error(ApiException error) {
    registry.counter(MetricNames.ERRORS, "code", error.code()).increment();
    if (error.status() == 429 || error.status() == 503) {
      registry.counter(MetricNames.REJECTIONS, "reason", error.code()).increment();
    }
  }

  /** From a request to the first piece of its answer. */
  public Timer firstChunk() {
    return timer(MetricNames.FIRST_CHUNK);
  }

  /** From one piece of an answer to the next. */
  public Timer nextChunk() {
    return timer(MetricNames.NEXT_CHUNK);
  }

  /** The finding of passages. */
  public Timer retrieval() {
    return timer(MetricNames.RETRIEVAL);
  }

  /** Adds the tokens of one answer. */
  public void count(Usage usage) {
    registry.counter(MetricNames.TOKENS, "type", "prompt").increment((double) usage.promptTokens());
    registry
        .counter(MetricNames.TOKENS, "type", "completion")
        .increment((double) usage.completionTokens());
  }

  /** Shows a number as it is whenever somebody looks. */
  public void gauge(String name, IntSupplier value) {
    // Strong: nobody else keeps a method reference from the collector.
    Gauge.builder(name, value, IntSupplier::getAsInt).strongReference(true).register(registry);
  }

  /** Names the model that is served. */
  public void model(String id, String version) {
    Tags tags = Tags.of("model", id, "version", version);
    model.register(List.of(MultiGauge.Row.of(tags, 1)), true);
  }

  /** The page for Prometheus, in its text format 0.0.4. */
  public String scrape() {
    return registry.scrape();
  }

  private Timer timer(String name, String... tags) {
    return Timer.builder(name).tags(tags).serviceLevelObjectives(BUCKETS).register(registry);
  }
}
