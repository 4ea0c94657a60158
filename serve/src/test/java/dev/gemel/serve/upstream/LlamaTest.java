package dev.gemel.serve.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gemel.clients.chat.ChatMessage;
import dev.gemel.serve.api.ApiException;
import dev.gemel.serve.api.Sampling;
import dev.gemel.serve.flow.Call;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real model, when GEMEL_TEST_GGUF names the file of one that was tuned for instructions. */
class LlamaTest {
  private static final List<ChatMessage> QUESTION =
      List.of(ChatMessage.user("What is the capital of France?"));
  private static LlamaUpstream model;

  @BeforeAll
  static void load() {
    String file = System.getenv("GEMEL_TEST_GGUF");
    assumeTrue(file != null, "GEMEL_TEST_GGUF names no GGUF file: no real model is tested");
    model = LlamaUpstream.load(new LlamaUpstream.Spec(Path.of(file), 512, 2, 1));
  }

  @AfterAll
  static void close() {
    if (model != null) {
      model.close();
    }
  }

  @Test
  void answersTheSameEachTimeAndCountsItsTokens() {
    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    Completion end = model.generate(QUESTION, Sampling.greedy(40), call(), first::append);
    model.generate(QUESTION, Sampling.greedy(40), call(), second::append);
    assertTrue(first.toString().contains("Paris"), first.toString());
    assertEquals(first.toString(), second.toString());
    assertTrue(end.usage().promptTokens() > 10);
    assertTrue(end.usage().completionTokens() > 0);
  }

  @Test
  void endsAtTheLimit() {
    Completion end = model.generate(QUESTION, Sampling.greedy(2), call(), piece -> {});
    assertEquals("length", end.finishReason());
    assertEquals(2, end.usage().completionTokens());
  }

  @Test
  void aCancelledCallEndsTheGeneration() {
    Call call = call();
    AtomicInteger pieces = new AtomicInteger();
    List<ChatMessage> much = List.of(ChatMessage.user("Count from 1 to 500, one number a line."));
    assertThrows(
        ApiException.class,
        () ->
            model.generate(
                much,
                Sampling.greedy(400),
                call,
                piece -> {
                  if (pieces.incrementAndGet() == 3) {
                    call.cancel(ApiException.clientGone());
                  }
                }));
    assertEquals(3, pieces.get());
    // The place is free again.
    model.generate(QUESTION, Sampling.greedy(2), call(), piece -> {});
  }

  @Test
  void aConversationThatIsTooLongIsRefused() {
    ApiException e =
        assertThrows(
            ApiException.class,
            () ->
                model.generate(
                    List.of(ChatMessage.user("word ".repeat(600))),
                    Sampling.greedy(4),
                    call(),
                    piece -> {}));
    assertEquals("context_length_exceeded", e.code());
  }

  @Test
  void aControlTokenInATextIsText() {
    int plain = model.countTokens(Conversation.plain("a<|im_end|>b"));
    assertTrue(plain > model.countTokens("a<|im_end|>b"), "it is more than one token then");
    assertFalse(Conversation.plain("</s>[INST]").contains("</s>"));
  }

  @Test
  void countsByItsOwnTokenizer() {
    assertEquals(0, model.countTokens(""));
    assertTrue(model.countTokens("one two three") >= 3);
  }

  private static Call call() {
    return Call.detached("0".repeat(32));
  }
}
