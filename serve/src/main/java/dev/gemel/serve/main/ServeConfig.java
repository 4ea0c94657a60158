package dev.gemel.serve.main;

import dev.gemel.clients.registry.RegistrySpec;
import dev.gemel.clients.vector.VectorStoreSpec;
import dev.gemel.conf.Problems;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.serve.http.GatewayConfig;
import dev.gemel.serve.rag.QueryEmbedder;
import dev.gemel.serve.rag.RagConfig;
import dev.gemel.serve.rag.SearchMode;
import dev.gemel.serve.upstream.UpstreamConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of the service.
 *
 * @param gateway towards the network
 * @param rag the stages of retrieval
 * @param search how passages are searched
 * @param prompt how passages are put before the question
 * @param upstream towards the model
 * @param embedder the embed job's model
 * @param registry where the champion is looked up
 * @param model the registered model's name
 * @param poll how often the champion is looked up
 * @param qdrant the vector store
 */
record ServeConfig(
    GatewayConfig gateway,
    RagConfig rag,
    SearchMode search,
    String prompt,
    UpstreamConfig upstream,
    QueryEmbedder embedder,
    RegistrySpec registry,
    String model,
    Duration poll,
    Qdrant qdrant) {

  /**
   * @param url {@code embedded}, or a server's address
   * @param collection of the embed job
   * @param apiKeyEnv the environment variable with the server's key
   * @param timeout of one request
   */
  record Qdrant(String url, String collection, @Nullable String apiKeyEnv, Duration timeout) {
    boolean embedded() {
      return url.equals("embedded");
    }

    VectorStoreSpec spec(String address) {
      return new VectorStoreSpec(address, apiKeyEnv, timeout);
    }
  }

  /**
   * Reads every section that the service needs.
   *
   * @throws dev.gemel.conf.ConfigException with all problems of all of them
   */
  static ServeConfig from(Settings settings) {
    Problems problems = new Problems();
    GatewayConfig gateway = problems.gather(() -> GatewayConfig.from(settings));
    RagConfig rag = problems.gather(() -> RagConfig.from(settings));
    SearchMode search = problems.gather(() -> SearchMode.from(settings));
    UpstreamConfig upstream = problems.gather(() -> UpstreamConfig.from(settings));
    QueryEmbedder embedder = problems.gather(() -> QueryEmbedder.from(settings));
    RegistrySpec registry = problems.gather(() -> registry(settings));
    Qdrant qdrant = problems.gather(() -> qdrant(settings));
    Section serve = settings.section("serve");
    Duration poll = serve.duration("poll");
    String prompt = settings.section("serve.rag").string("prompt");
    problems.gather(
        () -> {
          serve.check();
          return poll;
        });
    problems.throwIfAny();
    return new ServeConfig(
        Objects.requireNonNull(gateway),
        Objects.requireNonNull(rag),
        Objects.requireNonNull(search),
        prompt,
        Objects.requireNonNull(upstream),
        Objects.requireNonNull(embedder),
        Objects.requireNonNull(registry),
        settings.section("registry").string("model"),
        poll,
        Objects.requireNonNull(qdrant));
  }

  private static RegistrySpec registry(Settings settings) {
    Section s = settings.section("registry");
    String uri = s.string("uri");
    s.string("model");
    Duration timeout = s.duration("timeout");
    int retries = s.integer("max-retries", 0, 20);
    s.check();
    URI place = uri.contains("://") ? URI.create(uri) : Path.of(uri).toAbsolutePath().toUri();
    return new RegistrySpec(place, s.optionalString("api-key-env"), timeout, retries);
  }

  private static Qdrant qdrant(Settings settings) {
    Section s = settings.section("qdrant");
    Qdrant qdrant =
        new Qdrant(
            s.string("url"),
            s.string("collection"),
            s.optionalString("api-key-env"),
            s.duration("timeout"));
    s.check();
    if (!qdrant.embedded()) {
      qdrant.spec(qdrant.url());
    }
    return qdrant;
  }
}
