package dev.gemel.serve.http;

import dev.gemel.conf.GemelException;
import dev.gemel.serve.api.ApiException;
import dev.gemel.serve.flow.Admission;
import dev.gemel.serve.flow.Calls;
import dev.gemel.serve.metrics.MetricNames;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service on its port. */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Duration COME_BACK = Duration.ofSeconds(5);
  private static final Set<String> ENDPOINTS =
      Set.of(
          "/v1/chat/completions",
          "/v1/retrieve",
          "/v1/models",
          "/health/live",
          "/health/ready",
          "/metrics",
          "/");

  private final Service service;
  private final GatewayConfig config;
  private final Calls calls = new Calls();
  private final Admission admission;
  private final KeyGuard keys;
  private final Javalin server;
  private volatile boolean draining;

  private Gateway(Service service, GatewayConfig config, KeyGuard keys) {
    this.service = service;
    this.config = config;
    this.keys = keys;
    this.admission = new Admission(config.limits());
    service.metrics().gauge(MetricNames.QUEUE, admission::waiting);
    service.metrics().gauge(MetricNames.ACTIVE, admission::active);
    this.server = Javalin.create(this::configure);
  }

  /**
   * Starts to listen.
   *
   * @throws dev.gemel.clients.SpecException when a key's variable is not set
   * @throws GemelException when the port cannot be had
   */
  public static Gateway start(Service service, GatewayConfig config) {
    return start(service, config, new KeyGuard(config.apiKeyEnvs()));
  }

  static Gateway start(Service service, GatewayConfig config, KeyGuard keys) {
    Gateway gateway = new Gateway(service, config, keys);
    try {
      gateway.server.start();
      return gateway;
    } catch (JavalinBindException e) {
      gateway.close();
      throw new GemelException(
          "port %d of %s is taken or not allowed; give another one with --port"
              .formatted(config.port(), config.host()),
          e);
    } catch (JavalinException e) {
      gateway.close();
      throw new GemelException(
          "cannot listen on %s:%d (%s)".formatted(config.host(), config.port(), e.getMessage()), e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /**
   * Takes no new requests, waits for those under way, ends what is left and stops.
   *
   * @param limit how long to wait
   */
  public void drain(Duration limit) {
    draining = true;
    try {
      if (!calls.drain(limit)) {
        LOG.warn("{} requests were cut off after {}", calls.count(), limit);
        calls.cancelAll(stopping());
        calls.drain(Duration.ofSeconds(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  private void configure(JavalinConfig javalin) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    javalin.jetty.host = config.host();
    javalin.jetty.port = config.port();
    javalin.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    javalin.http.prefer405over404 = true;
    // A compressor would hold pieces of an answer back.
    javalin.http.compressionStrategy = CompressionStrategy.NONE;
    javalin.requestLogger.http(this::note);
    routes(javalin.routes);
  }

  private void routes(RoutesConfig routes) {
    new Errors(service.metrics()).install(routes);
    Work work = new Work(new Bodies(config.maxRequest()), calls, admission);
    ModelsResource models = new ModelsResource(service.champion());
    HealthResource health = new HealthResource(service.champion(), () -> draining);
    routes.before(ctx -> ctx.header(Trace.HEADER, Trace.id(ctx)));
    routes.before("/v1/*", this::admit);
    routes.post("/v1/chat/completions", new ChatResource(service, work)::handle);
    routes.post("/v1/retrieve", new RetrieveResource(service, work)::handle);
    routes.get("/v1/models", models::list);
    routes.get("/v1/models/{id}", models::one);
    routes.get("/health/live", health::live);
    routes.get("/health/ready", health::ready);
    routes.get("/metrics", this::metrics);
    Page.install(routes);
  }

  private void admit(Context ctx) {
    keys.check(ctx);
    if (draining) {
      ctx.header("Connection", "close");
      throw stopping();
    }
  }

  private void metrics(Context ctx) {
    service
        .champion()
        .current()
        .ifPresent(model -> service.metrics().model(model.id(), model.version()));
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(service.metrics().scrape());
  }

  /** Addresses that nobody offers are one series: a scanner must not fill the memory with them. */
  private void note(Context ctx, Float millis) {
    String endpoint = ENDPOINTS.contains(ctx.path()) ? ctx.path() : "other";
    Duration took = Duration.ofNanos((long) (millis * 1e6));
    service.metrics().request(endpoint, ctx.statusCode(), took);
    LOG.debug("{} {} {} {} {}", Trace.id(ctx), ctx.method(), endpoint, ctx.statusCode(), took);
  }

  private static ApiException stopping() {
    return ApiException.unavailable(
        "stopping", COME_BACK, "the service is stopping; ask another copy, or again later");
  }

  @Override
  public void close() {
    server.stop();
    admission.close();
    calls.close();
  }
}
