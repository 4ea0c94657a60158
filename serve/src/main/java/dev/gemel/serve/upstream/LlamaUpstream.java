package dev.gemel.serve.upstream;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import dev.gemel.clients.chat.ChatMessage;
import dev.gemel.serve.api.ApiException;
import dev.gemel.serve.api.Sampling;
import dev.gemel.serve.api.Usage;
import dev.gemel.serve.flow.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A GGUF model inside this JVM, by llama.cpp. The conversation is laid out by the chat template
 * that the file carries, which is the one the model was trained with.
 */
public final class LlamaUpstream implements Upstream {
  private final Spec spec;
  private final LlamaModel model;

  /**
   * @param gguf the model's file
   * @param context the most tokens of a prompt and its answer together
   * @param parallel answers that are generated at once; each has its own context
   * @param threads processor cores that one step may use
   */
  public record Spec(Path gguf, int context, int parallel, int threads) {}

  private LlamaUpstream(Spec spec, LlamaModel model) {
    this.spec = spec;
    this.model = model;
  }

  /**
   * Loads a model; takes its file's size in memory, and seconds.
   *
   * @throws ApiException when there is no such file or llama.cpp cannot read it
   */
  public static LlamaUpstream load(Spec spec) {
    if (!Files.isReadable(spec.gguf())) {
      throw failed("there is no readable file " + spec.gguf());
    }
    LlamaLibrary.prepare();
    try {
      ModelParameters parameters =
          new ModelParameters()
              .setModel(spec.gguf().toString())
              .setCtxSize(spec.context() * spec.parallel())
              .setParallel(spec.parallel())
              .setThreads(spec.threads())
              .setThreadsBatch(spec.threads())
              .disableContextShift()
              // It writes some ten lines a request to stderr otherwise.
              .disableLog();
      return new LlamaUpstream(spec, new LlamaModel(parameters));
    } catch (RuntimeException | UnsatisfiedLinkError e) {
      throw failed("%s cannot be loaded (%s)".formatted(spec.gguf(), e.getMessage()));
    }
  }

  @Override
  public Completion generate(
      List<ChatMessage> messages, Sampling sampling, Call call, Consumer<String> onText) {
    String prompt = model.applyTemplate(Conversation.of(messages));
    int promptTokens = model.encode(prompt).length;
    int room = spec.context() - promptTokens;
    if (room < 1) {
      throw tooLong(promptTokens);
    }
    int most = Math.min(room, sampling.maxTokens());
    int written = write(parameters(prompt, sampling, most), call, onText);
    return new Completion(written >= most ? "length" : "stop", new Usage(promptTokens, written));
  }

  private int write(InferenceParameters parameters, Call call, Consumer<String> onText) {
    call.check();
    LlamaIterator pieces = model.generate(parameters).iterator();
    // The last piece is the end itself, not a token.
    int tokens = -1;
    try {
      while (pieces.hasNext()) {
        String text = pieces.next().text;
        tokens++;
        call.check();
        if (!text.isEmpty()) {
          onText.accept(text);
        }
      }
    } catch (RuntimeException e) {
      // Whoever wanted the answer is gone: llama.cpp would go on to the limit.
      pieces.cancel();
      throw e;
    }
    return Math.max(0, tokens);
  }

  private static InferenceParameters parameters(String prompt, Sampling sampling, int most) {
    InferenceParameters p = new InferenceParameters(prompt).setNPredict(most).setCachePrompt(true);
    if (sampling.temperature() != null) {
      p.setTemperature(sampling.temperature().floatValue());
    }
    if (sampling.topP() != null) {
      p.setTopP(sampling.topP().floatValue());
    }
    if (sampling.seed() != null) {
      p.setSeed(Long.hashCode(sampling.seed()));
    }
    if (sampling.presencePenalty() != null) {
      p.setPresencePenalty(sampling.presencePenalty().floatValue());
    }
    if (sampling.frequencyPenalty() != null) {
      p.setFrequencyPenalty(sampling.frequencyPenalty().floatValue());
    }
    if (!sampling.stop().isEmpty()) {
      p.setStopStrings(sampling.stop().toArray(String[]::new));
    }
    return p;
  }

  @Override
  public int countTokens(String text) {
    return model.encode(text).length;
  }

  @Override
  public void close() {
    model.close();
  }

  private ApiException tooLong(int promptTokens) {
    String message =
        "the conversation has %d tokens, the model reads %d; shorten it, or raise serve.upstream.context"
            .formatted(promptTokens, spec.context());
    return ApiException.request(400, "context_length_exceeded", "messages", message);
  }

  private static ApiException failed(String what) {
    return ApiException.upstream(
        "upstream_error", "the embedded model: " + what + "; check serve.upstream.gguf");
  }
}
