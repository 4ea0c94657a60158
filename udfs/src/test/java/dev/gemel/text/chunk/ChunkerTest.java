package dev.gemel.text.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.Escaped;
import dev.gemel.text.MarkdownTexts;
import dev.gemel.text.SharedData;
import dev.gemel.text.block.Words;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;

class ChunkerTest {
  /** As a subword tokenizer counts: never more tokens than code points. */
  private static final TokenCounter PIECES =
      text ->
          Words.tokens(text).stream()
              .mapToInt(t -> (t.codePointCount(0, t.length()) + 3) / 4)
              .sum();

  @ParameterizedTest
  @CsvFileSource(resources = "/cases/chunks.csv", useHeadersInDisplayName = true)
  void chunks(
      String name,
      int target,
      int max,
      Integer overlap,
      @ConvertWith(Escaped.class) String markdown,
      @ConvertWith(Escaped.class) String expected) {
    ChunkPolicy policy = new ChunkPolicy(target, max, overlap);
    String actual =
        new Chunker(policy, Words::count)
            .chunk(markdown).stream()
                .map(chunk -> chunk.headingPath() + "{" + chunk.text() + "}")
                .collect(Collectors.joining(" "));
    assertEquals(expected, actual, name);
  }

  @Property(tries = 1_000)
  void chunksCoverTheTextWithinTheLimit(
      @ForAll("texts") String text,
      @ForAll @IntRange(min = 1, max = 30) int target,
      @ForAll @IntRange(min = 0, max = 30) int room,
      @ForAll @IntRange(min = 0, max = 10) int overlap) {
    boolean overlaps = overlap > 0 && overlap < target;
    ChunkPolicy policy = new ChunkPolicy(target, target + room, overlaps ? overlap : null);
    check(text, policy, new Chunker(policy, PIECES).chunk(text));
  }

  private static void check(String text, ChunkPolicy policy, List<Chunk> chunks) {
    int covered = 0;
    int start = -1;
    for (Chunk chunk : chunks) {
      assertEquals(text.substring(chunk.start(), chunk.end()), chunk.text());
      assertEquals(chunk.text().strip(), chunk.text());
      assertEquals(PIECES.count(chunk.text()), chunk.tokens());
      assertTrue(chunk.tokens() <= policy.maxTokens(), () -> policy + " " + chunk);
      assertTrue(chunk.start() > start && chunk.end() > covered);
      assertTrue(policy.overlapTokens() != null || chunk.start() >= covered);
      if (chunk.start() > covered) {
        assertTrue(isBlank(text.substring(covered, chunk.start())));
      }
      start = chunk.start();
      covered = chunk.end();
    }
    assertTrue(isBlank(text.substring(covered)));
  }

  private static boolean isBlank(String text) {
    return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  @Test
  void aLongWordAndALongTextAreCut() {
    cut(10_000);
  }

  @Tag("heavy")
  @Test
  void aHugeWordAndAHugeTextAreCut() {
    cut(100_000);
  }

  private static void cut(int times) {
    ChunkPolicy policy = new ChunkPolicy(200, 256, 20);
    for (String part :
        List.of("x", "😀", "word ", "One sentence here. ", "# T\n", "```\n", "- i\n", "日本。")) {
      String text = part.repeat(times);
      check(text, policy, new Chunker(policy, PIECES).chunk(text));
    }
  }

  @Test
  void badPoliciesAreErrors() {
    assertThrows(IllegalArgumentException.class, () -> new ChunkPolicy(0, 10, null));
    assertThrows(IllegalArgumentException.class, () -> new ChunkPolicy(11, 10, null));
    assertThrows(IllegalArgumentException.class, () -> new ChunkPolicy(5, 10, 5));
    assertThrows(IllegalArgumentException.class, () -> new ChunkPolicy(5, 10, 0));
  }

  @Test
  void realArticlesAreCoveredWithinTheLimit() throws IOException {
    for (String text : SharedData.articles()) {
      for (ChunkPolicy policy : List.of(ChunkPolicy.DEFAULT, new ChunkPolicy(300, 400, 50))) {
        check(text, policy, new Chunker(policy, PIECES).chunk(text));
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return MarkdownTexts.any();
  }
}
