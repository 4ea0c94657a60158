package dev.gemel.serve.upstream;

import dev.gemel.clients.ApiKeys;
import dev.gemel.clients.chat.ChatMessage;
import dev.gemel.serve.api.Sampling;
import dev.gemel.serve.flow.Call;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A model behind any endpoint of OpenAI's protocol: vLLM, llama.cpp, Ollama, {@code transformers
 * serve}, OpenAI. Asks for a stream always, so that a client who goes away ends the work, and reads
 * whatever comes.
 */
public final class HttpUpstream implements Upstream {
  private static final int MAX_ERROR = 64 << 10;
  private static final int MAX_ANSWER = 16 << 20;

  private final HttpSpec spec;
  private final String model;
  private final @Nullable String key;
  private final HttpClient client;
  private final ToIntFunction<String> tokens;

  /**
   * @param client shared: it keeps connections open
   * @param model the model's name as the endpoint knows it
   * @param tokens counts tokens as the model does
   * @throws dev.gemel.clients.SpecException if the key's variable is named but not set
   */
  public HttpUpstream(
      HttpSpec spec, HttpClient client, String model, ToIntFunction<String> tokens) {
    this.spec = spec;
    this.client = client;
    this.model = model;
    this.tokens = tokens;
    this.key = ApiKeys.read(spec.apiKeyEnv(), System::getenv);
  }

  /** A client for {@link HttpUpstream}. */
  public static HttpClient client(HttpSpec spec) {
    return HttpClient.newBuilder()
        // An upgrade to HTTP/2 in clear text confuses common model servers.
        .version(HttpClient.Version.HTTP_1_1)
        // The key must not follow a redirect to another host.
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(spec.patience().connect())
        .build();
  }

  @Override
  public Completion generate(
      List<ChatMessage> messages, Sampling sampling, Call call, Consumer<String> onText) {
    String body = RequestBody.of(model, messages, sampling);
    call.within(spec.patience().firstChunk(), failures().slow("sent nothing", firstMillis()));
    HttpResponse<InputStream> response = send(request(body), call);
    try (InputStream in = response.body()) {
      call.onCancel(() -> closeQuietly(in));
      if (response.statusCode() != 200) {
        throw failures()
            .status(response, new String(in.readNBytes(MAX_ERROR), StandardCharsets.UTF_8));
      }
      return read(response, in, call, onText);
    } catch (IOException e) {
      call.check();
      throw failures().broken(e);
    } finally {
      call.unlimited();
    }
  }

  private Completion read(
      HttpResponse<?> response, InputStream in, Call call, Consumer<String> onText)
      throws IOException {
    Answer answer = new Answer(failures(), onText);
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (type.contains("json")) {
      answer.add(new String(in.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8));
      return answer.end(true);
    }
    EventReader events = new EventReader(new BufferedInputStream(in));
    for (String data = events.next(); data != null; data = events.next()) {
      call.check();
      if (data.strip().equals("[DONE]")) {
        return answer.end(true);
      }
      answer.add(data);
      call.within(
          spec.patience().nextChunk(),
          failures().slow("stopped in mid-answer", spec.patience().nextChunk().toMillis()));
    }
    call.check();
    return answer.end(false);
  }

  private HttpResponse<InputStream> send(HttpRequest request, Call call) {
    CompletableFuture<HttpResponse<InputStream>> exchange =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    call.onCancel(() -> exchange.cancel(true));
    try {
      return exchange.get();
    } catch (CancellationException e) {
      call.check();
      throw failures().unreachable(e);
    } catch (ExecutionException e) {
      call.check();
      throw failures().unreachable(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw failures().unreachable(e);
    }
  }

  private HttpRequest request(String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(spec.completions())
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream, application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return request.build();
  }

  @Override
  public int countTokens(String text) {
    return tokens.applyAsInt(text);
  }

  /** Nothing to free: the client is shared. */
  @Override
  public void close() {}

  private long firstMillis() {
    return spec.patience().firstChunk().toMillis();
  }

  private Failures failures() {
    return new Failures(spec.completions(), model, key);
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException nothingToSave) {
      // The answer is being given up; closing was only to tell the endpoint.
    }
  }
}
