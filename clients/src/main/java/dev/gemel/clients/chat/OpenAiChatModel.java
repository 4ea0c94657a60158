package dev.gemel.clients.chat;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.gemel.clients.ApiKeys;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A chat model behind any endpoint of OpenAI's protocol: vLLM, llama.cpp, Ollama, OpenAI. Waits as
 * long as the endpoint asks ({@code Retry-After}), else with exponential back-off and jitter. Safe
 * for several threads; how many requests run at once is the caller's to bound.
 */
public final class OpenAiChatModel implements ChatModel {
  private final ChatSpec spec;
  private final URI url;
  private final Endpoint endpoint;
  private final RetryPolicy<ChatReply> retries;

  private OpenAiChatModel(ChatSpec spec, @Nullable String key, RetryPolicy<ChatReply> retries) {
    this.spec = spec;
    this.url = spec.completions();
    this.endpoint = new Endpoint(url, spec.timeout(), key);
    this.retries = retries;
  }

  /**
   * A model that connects at its first request.
   *
   * @throws dev.gemel.clients.SpecException if the key's variable is named but not set
   */
  public static OpenAiChatModel of(ChatSpec spec) {
    return of(spec, System::getenv, Retries.FIRST_DELAY);
  }

  static OpenAiChatModel of(
      ChatSpec spec, Function<String, @Nullable String> environment, Duration firstDelay) {
    String key = ApiKeys.read(spec.apiKeyEnv(), environment);
    return new OpenAiChatModel(spec, key, Retries.policy(spec.maxRetries(), firstDelay));
  }

  @Override
  public ChatReply complete(ChatRequest request) {
    String body = Completions.body(spec.model(), request);
    int[] attempts = {0};
    try {
      return Failsafe.with(retries)
          .get(
              () -> {
                attempts[0]++;
                return Completions.reply(endpoint.post(body));
              });
    } catch (FailsafeException e) {
      throw unavailable(attempts[0], e.getCause() == null ? e : e.getCause());
    }
  }

  @Override
  public String name() {
    return spec.model();
  }

  @Override
  public String toString() {
    return "OpenAiChatModel[" + spec + "]";
  }

  private ChatUnavailableException unavailable(int attempts, Throwable last) {
    if (last instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    Integer status = last instanceof AttemptException attempt ? attempt.status() : null;
    String detail = last instanceof InterruptedException ? "interrupted" : last.getMessage();
    return new ChatUnavailableException(
        url, attempts, status, detail == null ? last.toString() : detail, last);
  }
}
