package dev.gemel.serve.main;

import dev.gemel.clients.registry.Registries;
import dev.gemel.clients.vector.VectorStore;
import dev.gemel.conf.GemelException;
import dev.gemel.conf.Settings;
import dev.gemel.embedded.qdrant.EmbeddedQdrant;
import dev.gemel.embedded.storage.DataDirectoryInUseException;
import dev.gemel.serve.http.Gateway;
import dev.gemel.serve.http.Service;
import dev.gemel.serve.metrics.Metrics;
import dev.gemel.serve.model.Champion;
import dev.gemel.serve.model.FixedModel;
import dev.gemel.serve.model.ModelSource;
import dev.gemel.serve.model.RegistryModel;
import dev.gemel.serve.model.ServedModel;
import dev.gemel.serve.model.Upstreams;
import dev.gemel.serve.rag.LexicalReranker;
import dev.gemel.serve.rag.Quoting;
import dev.gemel.serve.rag.Retriever;
import dev.gemel.serve.rag.StoreIndex;
import dev.gemel.serve.upstream.UpstreamConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The service with all that it holds, which is given up in reverse order. */
public final class Running implements AutoCloseable {
  private static final String CONFIGURED = "configured";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Duration drain;
  private Gateway gateway;

  private Running(Settings settings, ServeConfig config) {
    this.drain = config.gateway().drain();
    try {
      this.gateway = open(settings, config);
    } catch (RuntimeException e) {
      closeParts();
      throw e;
    }
  }

  /**
   * Starts the service.
   *
   * @throws dev.gemel.conf.ConfigException when the configuration cannot be used
   * @throws dev.gemel.conf.GemelException when the home or the port is taken
   */
  public static Running start(Settings settings) {
    return new Running(settings, ServeConfig.from(settings));
  }

  /** The port that it listens on. */
  public int port() {
    return gateway.port();
  }

  private Gateway open(Settings settings, ServeConfig config) {
    VectorStore store = hold(VectorStore.connect(config.qdrant().spec(qdrant(settings, config))));
    StoreIndex index =
        new StoreIndex(store, config.qdrant().collection(), config.embedder(), config.search());
    // Loaded now, so that the first request does not wait for it.
    config.embedder().embed("warm");
    Champion champion =
        hold(
            new Champion(
                source(config),
                new Upstreams(
                    config.upstream(),
                    config.gateway().limits().concurrency(),
                    config.embedder()::countTokens)));
    champion.follow(config.poll());
    Service service =
        new Service(
            champion,
            config.rag(),
            new Retriever(config.rag(), index, new LexicalReranker()),
            new Quoting(config.prompt(), config.rag().contextTokens()),
            new Metrics(),
            config.upstream().maxTokens(),
            Clock.systemUTC());
    return Gateway.start(service, config.gateway());
  }

  /**
   * The home's lock is not taken: what other commands write is no matter of this service, and those
   * that need the embedded Qdrant are clients of this one.
   */
  private String qdrant(Settings settings, ServeConfig config) {
    if (!config.qdrant().embedded()) {
      return config.qdrant().url();
    }
    try {
      return hold(EmbeddedQdrant.start(settings.home().resolve("qdrant"))).url();
    } catch (DataDirectoryInUseException e) {
      throw new GemelException(String.valueOf(e.getMessage()), e);
    }
  }

  private static ModelSource source(ServeConfig config) {
    UpstreamConfig upstream = config.upstream();
    Path gguf = upstream.gguf();
    String named = upstream.model();
    if (gguf != null || named != null) {
      String id = named == null ? config.model() : named;
      return new FixedModel(
          new ServedModel(
              id, CONFIGURED, id, gguf, upstream.tokenizer(), Clock.systemUTC().instant()));
    }
    return new RegistryModel(Registries.open(config.registry()), config.model(), upstream.name());
  }

  private <T extends AutoCloseable> T hold(T part) {
    parts.push(part);
    return part;
  }

  /** Lets requests under way end, as long as the configuration gives them, and stops. */
  @Override
  public void close() {
    gateway.drain(drain);
    closeParts();
  }

  private void closeParts() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        // The others must be given up all the same.
        org.slf4j.LoggerFactory.getLogger(Running.class).warn("could not close a part", e);
      }
    }
  }
}
