package dev.gemel.clients.embed;

import static dev.gemel.clients.Failures.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.clients.SpecException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingModelTest {
  private static final EmbeddingSpec SPEC = new EmbeddingSpec("all-MiniLM-L6-v2", 256, 1);
  private static final EmbeddingModel MODEL = EmbeddingModel.shared(SPEC);

  @Test
  void agreesWithThePublishedSimilarities() {
    // The example on https://sbert.net ("Usage", all-MiniLM-L6-v2), given to four digits.
    float[] weather = MODEL.embed("The weather is lovely today.");
    float[] sunny = MODEL.embed("It's so sunny outside!");
    float[] stadium = MODEL.embed("He drove to the stadium.");
    assertEquals(0.6660, dot(weather, sunny), 1e-4);
    assertEquals(0.1046, dot(weather, stadium), 1e-4);
    assertEquals(0.1411, dot(sunny, stadium), 1e-4);
  }

  @Test
  void describesItself() {
    assertEquals(384, MODEL.dimension());
    assertEquals(256, MODEL.maxTokens());
    assertEquals("all-MiniLM-L6-v2", MODEL.name());
    assertTrue(MODEL.digest().matches("[0-9a-f]{64}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n\t",
        "\0",
        "\uD800",
        "a\uDC00b",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "日本語のテキスト",
        "مرحبا",
        "\u202Eevil",
        "[CLS] [SEP] [PAD]",
        "e\u0301\u0302\u0303",
        "\uFFFF"
      })
  void everyTextHasAUnitVector(String text) {
    Embedding embedding = MODEL.encode(text);
    assertEquals(1, dot(embedding.vector(), embedding.vector()), 1e-5);
    assertFalse(embedding.truncated());
    assertEquals(MODEL.countTokens(text), embedding.tokens());
  }

  @Test
  void emptyTextIsTheTwoSpecialTokens() {
    assertEquals(2, MODEL.encode("").tokens());
    assertEquals(2, MODEL.countTokens(""));
  }

  @Test
  void longTextIsCutAtTheWindowAndSaysSo() {
    String text = "spark ".repeat(10_000);
    Embedding embedding = MODEL.encode(text);
    assertTrue(embedding.truncated());
    assertEquals(256, embedding.tokens());
    assertEquals(10_002, MODEL.countTokens(text));
    assertArrayEquals(MODEL.embed("spark ".repeat(254)), embedding.vector());
  }

  @Test
  void aTextThatJustFitsIsNotCut() {
    assertFalse(MODEL.encode("spark ".repeat(254)).truncated());
    assertTrue(MODEL.encode("spark ".repeat(255)).truncated());
  }

  @Test
  void theFilesOwnLimitOf128TokensIsOverridden() {
    float[] head = MODEL.embed("spark ".repeat(150));
    float[] other = MODEL.embed("spark ".repeat(150) + "the cat sat on the mat");
    assertNotEquals(1.0, dot(head, other), 1e-6);
  }

  @Test
  void textBehindMuchWhiteSpaceIsStillRead() {
    Embedding far = MODEL.encode(" ".repeat(100_000) + "spark");
    assertArrayEquals(MODEL.embed("spark"), far.vector());
    assertFalse(far.truncated());
  }

  @Test
  void aLongTextWithoutWhiteSpaceIsSurvived() {
    survives(200_000);
  }

  @Tag("heavy")
  @Test
  void aHugeTextWithoutWhiteSpaceIsSurvived() {
    survives(2_000_000);
  }

  private static void survives(int length) {
    String text = "x".repeat(length);
    assertEquals(1, dot(MODEL.embed(text), MODEL.embed(text)), 1e-5);
  }

  @Test
  void vectorsDependOnNothingButTheText() throws Exception {
    embedAtOnce(12, 4);
  }

  @Tag("heavy")
  @Test
  void manyVectorsDependOnNothingButTheText() throws Exception {
    embedAtOnce(40, 8);
  }

  private static void embedAtOnce(int size, int threads) throws Exception {
    List<String> texts =
        IntStream.range(0, size).mapToObj(i -> "Text " + i + " of many. ".repeat(i)).toList();
    List<float[]> alone = MODEL.embedAll(texts);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<List<float[]>> task = () -> MODEL.embedAll(texts);
      for (Future<List<float[]>> result : pool.invokeAll(Collections.nCopies(threads, task))) {
        assertSameVectors(alone, result.get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void anotherLoadedModelGivesTheSameBitsAndCanBeClosed() {
    try (EmbeddingModel two = EmbeddingModel.load(new EmbeddingSpec(SPEC.model(), 256, 2))) {
      assertArrayEquals(MODEL.embed("two threads"), two.embed("two threads"));
    }
  }

  @Test
  void theSharedModelIsOneAndStaysOpen() {
    assertSame(MODEL, EmbeddingModel.shared(SPEC));
    assertThrows(IllegalStateException.class, MODEL::close);
    assertEquals(384, MODEL.embed("still open").length);
  }

  @Test
  void loadsUnderAForeignContextClassLoader() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader foreign = new URLClassLoader(new URL[0], null)) {
      thread.setContextClassLoader(foreign);
      try (EmbeddingModel model = EmbeddingModel.load(SPEC)) {
        assertArrayEquals(MODEL.embed("loader"), model.embed("loader"));
      }
      assertSame(foreign, thread.getContextClassLoader());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aWindowBeyondTheNetworksFailsAtLoading() {
    EmbeddingSpec tooLong = new EmbeddingSpec(SPEC.model(), 513, 1);
    SpecException e = assertThrows(SpecException.class, () -> EmbeddingModel.load(tooLong));
    assertSays(e, "maxTokens is 513");
  }

  private static void assertSameVectors(List<float[]> expected, List<float[]> actual) {
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i));
    }
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }
}
