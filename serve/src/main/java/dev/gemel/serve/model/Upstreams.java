package dev.gemel.serve.model;

import dev.gemel.clients.embed.TokenizerFile;
import dev.gemel.serve.api.ApiException;
import dev.gemel.serve.upstream.HttpSpec;
import dev.gemel.serve.upstream.HttpUpstream;
import dev.gemel.serve.upstream.LlamaUpstream;
import dev.gemel.serve.upstream.Upstream;
import dev.gemel.serve.upstream.UpstreamConfig;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what generates for a model, as the configuration says. */
public final class Upstreams implements Function<ServedModel, Upstream> {
  private static final Logger LOG = LoggerFactory.getLogger(Upstreams.class);

  private final UpstreamConfig config;
  private final int parallel;
  private final ToIntFunction<String> standIn;
  private final @Nullable HttpClient client;

  /**
   * @param parallel answers that an embedded model generates at once
   * @param standIn counts tokens where the model's own tokenizer is not at hand
   */
  public Upstreams(UpstreamConfig config, int parallel, ToIntFunction<String> standIn) {
    this.config = config;
    this.parallel = parallel;
    this.standIn = standIn;
    this.client = config.http() == null ? null : HttpUpstream.client(config.http());
  }

  /**
   * Takes seconds for an embedded model.
   *
   * @throws ApiException when the model cannot be loaded
   */
  @Override
  public Upstream apply(ServedModel model) {
    HttpSpec http = config.http();
    return http == null || client == null
        ? embedded(model)
        : new HttpUpstream(http, client, model.upstreamName(), tokens(model));
  }

  private Upstream embedded(ServedModel model) {
    Path gguf = model.gguf();
    if (gguf == null) {
      throw ApiException.upstream(
          "upstream_error",
          "version %s of %s has no GGUF file; export one, or set serve.upstream.gguf or serve.upstream.url"
              .formatted(model.version(), model.id()));
    }
    return LlamaUpstream.load(
        new LlamaUpstream.Spec(gguf, config.context(), parallel, config.threads()));
  }

  private ToIntFunction<String> tokens(ServedModel model) {
    Path file = model.tokenizer() == null ? config.tokenizer() : model.tokenizer();
    if (file == null) {
      LOG.warn(
          "no tokenizer of model {} is at hand: the budget is counted by the embedding model's; set"
              + " serve.upstream.tokenizer",
          model.id());
      return standIn;
    }
    return TokenizerFile.shared(file);
  }
}
