package dev.gemel.text.fuzz;

import dev.gemel.text.Ids;
import dev.gemel.text.block.Block;
import dev.gemel.text.block.Blocks;
import dev.gemel.text.block.Sentences;
import dev.gemel.text.block.Span;
import dev.gemel.text.block.Words;
import dev.gemel.text.chunk.Chunk;
import dev.gemel.text.chunk.ChunkPolicy;
import dev.gemel.text.chunk.Chunker;
import dev.gemel.text.dedup.LshBands;
import dev.gemel.text.dedup.MinHash;
import dev.gemel.text.dedup.MinHashConfig;
import dev.gemel.text.dedup.Shingles;
import dev.gemel.text.dedup.Similarity;
import dev.gemel.text.html.Charsets;
import dev.gemel.text.html.ContentExtractor;
import dev.gemel.text.html.Links;
import dev.gemel.text.lang.Language;
import dev.gemel.text.lang.LanguageIdentifier;
import dev.gemel.text.lang.LanguageSpan;
import dev.gemel.text.markup.MarkdownBody;
import dev.gemel.text.normalize.MojibakeRepair;
import dev.gemel.text.normalize.TextNormalizer;
import dev.gemel.text.passage.Instructions;
import dev.gemel.text.passage.Passage;
import dev.gemel.text.passage.Passages;
import dev.gemel.text.pii.Masked;
import dev.gemel.text.pii.PiiMasker;
import dev.gemel.text.pii.PiiPolicy;
import dev.gemel.text.pii.PiiSpan;
import dev.gemel.text.quality.QualityProfile;
import dev.gemel.text.quality.Verdict;
import dev.gemel.text.sparse.Bm25;
import dev.gemel.text.sparse.Bm25Policy;
import dev.gemel.text.url.UrlNormalizer;
import dev.gemel.text.url.Urls;
import dev.gemel.text.words.EnglishWords;
import dev.gemel.text.words.Python;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The functions under fuzz and what each promises on any string: a failed promise is an {@link
 * AssertionError}.
 */
final class Targets {
  /**
   * A function under fuzz.
   *
   * @param name as messages call it
   * @param run calls it and checks its promises
   */
  record Target(String name, Consumer<String> run) {}

  private static final ChunkPolicy CHUNKS = new ChunkPolicy(40, 60, 10);
  private static final MinHash MIN_HASH = new MinHash(MinHashConfig.DEFAULT);
  private static final LshBands BANDS = new LshBands(MinHashConfig.DEFAULT);
  private static final Bm25 BM25 = new Bm25(new Bm25Policy(1.2, 0.75, 150, "english"));

  private Targets() {}

  static List<Target> all() {
    List<Target> all = new ArrayList<>();
    all.add(new Target("extract", Targets::extract));
    all.add(new Target("dates", Targets::dates));
    all.add(new Target("links", text -> Links.extract(text, "http://example.org/a/")));
    all.add(new Target("links-base", text -> Links.extract("<a href='x'>y</a>", text)));
    all.add(new Target("charsets", Targets::charsets));
    all.add(new Target("markdown", Targets::markdown));
    all.add(new Target("normalize", text -> stable("normalize", text, TextNormalizer::normalize)));
    all.add(new Target("mojibake", MojibakeRepair::repair));
    all.add(new Target("language", Targets::language));
    all.add(new Target("languages", Targets::languages));
    for (PiiPolicy.Mode mode : PiiPolicy.Mode.values()) {
      all.add(new Target("pii-" + mode, text -> pii(text, mode)));
    }
    for (String name : QualityProfile.names()) {
      all.add(new Target("quality-" + name, text -> quality(text, name)));
    }
    all.add(new Target("chunks", Targets::chunks));
    all.add(new Target("blocks", Targets::blocks));
    all.add(new Target("sentences", Targets::sentences));
    all.add(new Target("passages", Targets::passages));
    all.add(new Target("bm25", Targets::bm25));
    all.add(new Target("dedup", Targets::dedup));
    all.add(new Target("words", Targets::words));
    all.add(new Target("url", Targets::url));
    all.add(new Target("ids", text -> check(Ids.xxh128(text).length() == 32, "a short digest")));
    return all;
  }

  private static void check(boolean holds, String broken) {
    if (!holds) {
      throw new AssertionError(broken);
    }
  }

  private static void stable(
      String what, String text, java.util.function.UnaryOperator<String> function) {
    String once = function.apply(text);
    check(once.equals(function.apply(once)), what + " twice is not " + what + " once");
  }

  private static void extract(String text) {
    var page = ContentExtractor.extract(text, "http://example.org/2020/01/02/a");
    check(page.text() != null && page.markdown() != null, "null body");
  }

  private static void dates(String text) {
    String value = text.substring(0, Math.min(text.length(), 300)).replaceAll("[\"<>]", " ");
    ContentExtractor.extract(
        "<meta property='article:published_time' content=\"%s\"><time datetime=\"%s\">%s</time>"
            .formatted(value, value, value),
        "http://example.org/" + value);
  }

  private static void charsets(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Charsets.decode(bytes, null);
    Charsets.decode(bytes, text);
    Charsets.decode(text.getBytes(StandardCharsets.UTF_16LE), "text/html; charset=" + text);
  }

  private static void markdown(String text) {
    MarkdownBody body = MarkdownBody.clean(text);
    check(body.text() != null && body.markdown() != null, "null body");
  }

  private static void language(String text) {
    Language language = LanguageIdentifier.identify(text);
    check(language.confidence() >= 0 && language.confidence() <= 1, "confidence " + language);
    check(language.code().matches("[a-z]{2,3}"), "code " + language);
  }

  private static void languages(String text) {
    int end = 0;
    for (LanguageSpan span : LanguageIdentifier.identifyParagraphs(text)) {
      check(span.start() >= end && span.end() <= text.length(), "spans overlap: " + span);
      String between = text.substring(end, span.start());
      check(
          between.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c)),
          "text before " + span + " is left out");
      end = span.end();
    }
  }

  private static void pii(String text, PiiPolicy.Mode mode) {
    PiiPolicy policy = new PiiPolicy(PiiPolicy.DEFAULT.types(), mode, Set.of("ada@example.org"));
    Masked masked = PiiMasker.mask(text, policy);
    int end = 0;
    for (PiiSpan span : masked.spans()) {
      check(span.start() >= end && span.end() > span.start(), "spans overlap: " + span);
      end = span.end();
    }
    check(end <= text.length(), "a span behind the text");
    check(!masked.spans().isEmpty() || masked.text().equals(text), "changed without a span");
    if (mode == PiiPolicy.Mode.PLACEHOLDER) {
      check(PiiMasker.mask(masked.text(), policy).text().equals(masked.text()), "masked twice");
    }
  }

  private static void quality(String text, String profile) {
    Verdict verdict = QualityProfile.named(profile).assess(text);
    check(verdict.keep() == verdict.reasons().isEmpty(), "a verdict against its reasons");
    for (Map.Entry<String, Double> signal : verdict.signals().entrySet()) {
      check(Double.isFinite(signal.getValue()), "signal " + signal);
    }
  }

  private static void chunks(String text) {
    int covered = 0;
    int start = -1;
    for (Chunk chunk : new Chunker(CHUNKS, Words::count).chunk(text)) {
      check(chunk.tokens() <= CHUNKS.maxTokens(), "too large: " + chunk);
      check(chunk.start() > start && chunk.end() > covered, "out of order: " + chunk);
      check(text.substring(chunk.start(), chunk.end()).equals(chunk.text()), "span: " + chunk);
      if (chunk.start() > covered) {
        blank(text, covered, chunk.start());
      }
      start = chunk.start();
      covered = chunk.end();
    }
    blank(text, covered, text.length());
  }

  private static void blank(String text, int start, int end) {
    check(Span.trimmed(text, start, end).isEmpty(), "lost: %d to %d".formatted(start, end));
  }

  private static void blocks(String text) {
    int from = 0;
    for (Block block : Blocks.parse(text)) {
      check(block.span().start() >= from, "overlap: " + block);
      blank(text, from, block.span().start());
      from = block.span().end();
    }
    blank(text, from, text.length());
  }

  private static void sentences(String text) {
    int from = 0;
    for (Span sentence : Sentences.split(text)) {
      check(sentence.start() >= from, "overlap: " + sentence);
      blank(text, from, sentence.start());
      from = sentence.end();
    }
    blank(text, from, text.length());
  }

  private static void passages(String text) {
    for (Passage passage : Passages.split(text)) {
      check(text.startsWith(passage.text(), passage.start()), "span: " + passage);
      Instructions.from(passage, null);
    }
  }

  private static void bm25(String text) {
    for (float weight : BM25.document(text).values()) {
      check(Float.isFinite(weight) && weight > 0, "weight " + weight);
    }
    BM25.query(text);
  }

  private static void dedup(String text) {
    long[] shingles = Shingles.words(text, 5);
    long[] signature = MIN_HASH.signature(text);
    BANDS.keys(signature);
    boolean wordless = shingles.length == 0;
    check(wordless || MinHash.estimate(signature, signature) == 1.0, "a text unlike itself");
    double same = Similarity.jaccard(shingles, shingles);
    check(wordless || same == 1.0, "jaccard with itself " + same);
  }

  private static void words(String text) {
    EnglishWords.words(text.codePoints().toArray());
    EnglishWords.sentences(text);
    Python.lines(Python.strip(text));
    Python.words(text);
    check(Words.count(text) >= 0, "fewer words than none");
  }

  private static void url(String text) {
    String once = UrlNormalizer.normalize(text);
    check(once == null || once.equals(UrlNormalizer.normalize(once)), "not stable: " + once);
    UrlNormalizer.normalize("http://example.org/" + text);
    UrlNormalizer.normalize("http://" + text + ".org/");
    Urls.host(text);
    Urls.sameSite(text, "http://example.org/");
  }
}
