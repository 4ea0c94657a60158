package dev.gemel.clients.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.chunk.Chunk;
import dev.gemel.text.chunk.ChunkPolicy;
import dev.gemel.text.chunk.Chunker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chunks by the tokens of the model that embeds them, special tokens included. */
class RealChunksTest {
  private static final ModelTokens MODEL = ModelTokens.shared("all-MiniLM-L6-v2");

  /** A block of Markdown: a title of a level, code (level -1), or prose (level 0). */
  private record Piece(int level, String text) {}

  /** Where a piece stands, and the titles above it. */
  private record Placed(Piece piece, int start, int end, List<String> path) {}

  @Property(tries = 100, seed = "1")
  void chunksCoverTheTextAndKeepItsStructure(
      @ForAll("pieces") List<Piece> pieces,
      @ForAll @IntRange(min = 8, max = 60) int target,
      @ForAll @IntRange(min = 0, max = 30) int room,
      @ForAll @IntRange(min = 0, max = 12) int overlap) {
    check(pieces, target, room, overlap);
  }

  @Tag("heavy")
  @Property(tries = 400)
  void manyChunksCoverTheTextAndKeepItsStructure(
      @ForAll("pieces") List<Piece> pieces,
      @ForAll @IntRange(min = 8, max = 60) int target,
      @ForAll @IntRange(min = 0, max = 30) int room,
      @ForAll @IntRange(min = 0, max = 12) int overlap) {
    check(pieces, target, room, overlap);
  }

  private static void check(List<Piece> pieces, int target, int room, int overlap) {
    ChunkPolicy policy =
        new ChunkPolicy(target, target + room, overlap == 0 || overlap >= target ? null : overlap);
    StringBuilder text = new StringBuilder();
    List<Placed> placed = place(pieces, text);
    List<Chunk> chunks = new Chunker(policy, MODEL).chunk(text.toString());
    covers(text.toString(), chunks, policy);
    placed.stream()
        .filter(p -> p.piece().level() < 0 && MODEL.count(p.piece().text()) <= policy.maxTokens())
        .forEach(code -> isWhole(code, chunks));
    chunks.forEach(chunk -> assertEquals(path(placed, chunk), chunk.headingPath()));
  }

  private static List<Placed> place(List<Piece> pieces, StringBuilder text) {
    List<Placed> placed = new ArrayList<>();
    List<Piece> above = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.level() > 0) {
        above.removeIf(title -> title.level() >= piece.level());
        above.add(piece);
      }
      int start = text.length();
      text.append(piece.text());
      List<String> path = above.stream().map(t -> t.text().replaceFirst("#+ ", "")).toList();
      placed.add(new Placed(piece, start, text.length(), path));
      text.append("\n\n");
    }
    return placed;
  }

  private static void covers(String text, List<Chunk> chunks, ChunkPolicy policy) {
    int covered = 0;
    int start = -1;
    for (Chunk chunk : chunks) {
      assertEquals(text.substring(chunk.start(), chunk.end()), chunk.text());
      assertEquals(MODEL.count(chunk.text()), chunk.tokens());
      assertTrue(chunk.tokens() <= policy.maxTokens(), () -> policy + " " + chunk);
      assertTrue(chunk.start() > start && chunk.end() > covered, chunk::toString);
      if (chunk.start() < covered) {
        Integer most = policy.overlapTokens();
        int shared = MODEL.count(text.substring(chunk.start(), covered));
        assertTrue(most != null && shared <= most, () -> policy + " " + chunk);
      } else {
        assertTrue(text.substring(covered, chunk.start()).isBlank(), chunk::toString);
      }
      start = chunk.start();
      covered = chunk.end();
    }
    assertTrue(text.substring(covered).isBlank());
  }

  private static void isWhole(Placed code, List<Chunk> chunks) {
    assertTrue(
        chunks.stream().anyMatch(c -> c.start() <= code.start() && c.end() >= code.end()),
        () -> "torn: " + code);
  }

  /** The titles shared by what the chunk has but titles, or those of its last title. */
  private static List<String> path(List<Placed> placed, Chunk chunk) {
    List<Placed> inside =
        placed.stream().filter(p -> p.start() < chunk.end() && p.end() > chunk.start()).toList();
    List<Placed> body = inside.stream().filter(p -> p.piece().level() < 1).toList();
    List<String> shared = body.isEmpty() ? last(inside).path() : body.get(0).path();
    for (Placed p : body) {
      int same = 0;
      while (same < Math.min(shared.size(), p.path().size())
          && shared.get(same).equals(p.path().get(same))) {
        same++;
      }
      shared = shared.subList(0, same);
    }
    return shared;
  }

  private static Placed last(List<Placed> placed) {
    return placed.get(placed.size() - 1);
  }

  @Provide
  Arbitrary<List<Piece>> pieces() {
    Arbitrary<String> sentence =
        Arbitraries.of("river", "bridge", "Überseekoffer", "tokenization", "的", "x1", "went")
            .list()
            .ofMinSize(1)
            .ofMaxSize(14)
            .map(words -> "The " + String.join(" ", words) + ".");
    Arbitrary<Piece> prose =
        sentence.list().ofMinSize(1).ofMaxSize(5).map(s -> new Piece(0, String.join(" ", s)));
    Arbitrary<Piece> code =
        sentence
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(s -> new Piece(-1, "```\n# " + String.join("\n\n", s) + "\n```"));
    Arbitrary<Piece> title =
        Arbitraries.integers()
            .between(1, 4)
            .flatMap(n -> Arbitraries.of("One", "Two", "Three").map(t -> title(n, t)));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, prose),
            net.jqwik.api.Tuple.of(2, code),
            net.jqwik.api.Tuple.of(3, title))
        .list()
        .ofMaxSize(14);
  }

  private static Piece title(int level, String title) {
    return new Piece(level, "#".repeat(level) + " " + title);
  }

  static Stream<String> hostile() {
    return hostile(10);
  }

  static Stream<String> hugeHostile() {
    return hostile(1);
  }

  /** Texts of {@code part}ths of their full size. */
  private static Stream<String> hostile(int part) {
    return Stream.of(
        "x".repeat(1_000_000 / part),
        "# T\n".repeat(100_000 / part),
        "```\nx\n".repeat(20_001 / part),
        "~~~~\n```\n".repeat(5_000 / part),
        "😀".repeat(100_000 / part),
        "👩‍👩‍👧 ".repeat(20_000 / part),
        "字".repeat(50_000 / part),
        "a b c d e. ".repeat(20_000 / part),
        "\ud83d".repeat(20_000 / part),
        "#".repeat(50_000 / part),
        "- ".repeat(50_000 / part),
        "\n \t".repeat(100_000 / part) + "end");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostileTextsAreCovered(String text) {
    covers(text);
  }

  @org.junit.jupiter.api.Tag("heavy")
  @ParameterizedTest
  @MethodSource("hugeHostile")
  void hugeHostileTextsAreCovered(String text) {
    covers(text);
  }

  private static void covers(String text) {
    ChunkPolicy policy = new ChunkPolicy(200, 256, 20);
    covers(text, new Chunker(policy, MODEL).chunk(text), policy);
  }
}
