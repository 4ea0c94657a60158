package dev.gemel.clients.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WindowTest {
  private static final EmbeddingModel SMALL =
      EmbeddingModel.shared(new EmbeddingSpec("all-MiniLM-L6-v2", 16, 1));

  @Property(tries = 150)
  void aTextIsTruncatedExactlyIfItsCountExceedsTheWindow(@ForAll("texts") String text) {
    Embedding embedding = SMALL.encode(text);
    int count = SMALL.countTokens(text);
    assertEquals(count > 16, embedding.truncated());
    assertEquals(Math.min(count, 16), embedding.tokens());
  }

  /** Around the window, and far beyond it, where only the text's beginning is tokenized. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> word =
        Arbitraries.oneOf(
            Arbitraries.of("spark", "embedding", "日本", "naïve", "😀", " ", "\n", "x".repeat(300)),
            Arbitraries.strings().ofMaxLength(5));
    Arbitrary<Integer> repeats = Arbitraries.of(1, 1, 1, 50);
    return word.list().ofMaxSize(20).flatMap(words -> repeats.map(n -> joined(words).repeat(n)));
  }

  private static String joined(List<String> words) {
    return String.join(" ", words) + " ";
  }
}
