package dev.gemel.jobs.dataset;

import dev.gemel.clients.ApiKeys;
import dev.gemel.clients.SpecException;
import dev.gemel.clients.chat.ChatMessage;
import dev.gemel.clients.chat.ChatRequest;
import dev.gemel.clients.chat.ChatSpec;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chat model that writes datasets.
 *
 * @param url the API's root
 * @param model the model's name
 * @param apiKeyEnv name of the environment variable with the key
 * @param timeout of one answer
 * @param maxRetries after failures that may pass
 * @param temperature 0 to 2
 * @param maxTokens of one answer
 * @param seed sent with each request
 * @param concurrency requests in flight for each Spark task
 * @param batch documents asked about between two commits
 */
record LlmConfig(
    URI url,
    String model,
    @Nullable String apiKeyEnv,
    Duration timeout,
    int maxRetries,
    double temperature,
    int maxTokens,
    int seed,
    int concurrency,
    int batch)
    implements Serializable {

  /** Reads the section {@code llm}; null when neither url nor model is set. */
  static @Nullable LlmConfig from(Settings settings) {
    Section llm = settings.section("llm");
    String url = llm.optionalString("url");
    String model = llm.optionalString("model");
    if (url == null && model == null) {
      return null;
    }
    LlmConfig config =
        new LlmConfig(
            uri(llm, url),
            model == null ? "" : model,
            llm.optionalString("api-key-env"),
            llm.duration("timeout"),
            llm.integer("max-retries", 0, 20),
            llm.number("temperature", 0, 2),
            llm.integer("max-tokens", 16, 1_000_000),
            llm.integer("seed", 0, Integer.MAX_VALUE),
            llm.integer("concurrency", 1, 256),
            llm.integer("batch", 1, 10_000));
    if (url == null || model == null) {
      llm.problem(
          url == null ? "url" : "model",
          "is not set, but the other is; a chat model needs both, the verbatim method none");
    } else {
      checkSpec(llm, config);
    }
    llm.check();
    return config;
  }

  /** The client's specification. */
  ChatSpec spec() {
    return new ChatSpec(url, model, apiKeyEnv, timeout, maxRetries);
  }

  /** A request with these settings. */
  ChatRequest request(List<ChatMessage> messages, String jsonSchema) {
    return new ChatRequest(messages, temperature, maxTokens, (long) seed, jsonSchema);
  }

  private static void checkSpec(Section llm, LlmConfig config) {
    try {
      config.spec();
      ApiKeys.read(config.apiKeyEnv(), System::getenv);
    } catch (SpecException e) {
      e.problems().forEach(p -> llm.problem("url", p));
    }
  }

  private static URI uri(Section llm, @Nullable String url) {
    try {
      return new URI(url == null ? "" : url);
    } catch (URISyntaxException e) {
      llm.problem("url", "is no URL; expected http(s)://host[:port]/v1");
      return URI.create("");
    }
  }
}
