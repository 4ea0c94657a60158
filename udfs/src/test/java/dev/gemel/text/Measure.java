package dev.gemel.text;

import dev.gemel.text.block.Words;
import dev.gemel.text.chunk.ChunkPolicy;
import dev.gemel.text.chunk.Chunker;
import dev.gemel.text.dedup.MinHash;
import dev.gemel.text.dedup.MinHashConfig;
import dev.gemel.text.lang.LanguageIdentifier;
import dev.gemel.text.normalize.TextNormalizer;
import dev.gemel.text.passage.Passages;
import dev.gemel.text.pii.PiiMasker;
import dev.gemel.text.quality.QualityProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToLongFunction;

/** Prints documents and megabytes per second and core of each function, on the book's articles. */
public final class Measure {
  private static final int ROUNDS = 5;

  private Measure() {}

  /** Takes no arguments; the best of five rounds after one to warm up. */
  public static void main(String[] args) throws IOException {
    List<String> texts = SharedData.articles();
    MinHash minHash = new MinHash(MinHashConfig.DEFAULT);
    QualityProfile quality = QualityProfile.named("personal-writing@gemel");
    Chunker chunker = new Chunker(ChunkPolicy.DEFAULT, Words::count);
    measure("normalize", texts, text -> TextNormalizer.normalize(text).length());
    measure("minhash", texts, text -> minHash.signature(text).length);
    measure("quality", texts, text -> quality.assess(text).reasons().size());
    measure("language", texts, text -> LanguageIdentifier.identify(text).code().length());
    measure("pii", texts, text -> PiiMasker.mask(text).spans().size());
    measure("chunk", texts, text -> chunker.chunk(text).size());
    measure("passages", texts, text -> Passages.split(text).size());
  }

  private static void measure(String name, List<String> texts, ToLongFunction<String> work) {
    long bytes = texts.stream().mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length).sum();
    double best = Double.MAX_VALUE;
    long sum = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      sum = texts.stream().mapToLong(work).sum();
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    System.out.printf(
        java.util.Locale.ROOT,
        "%-10s %8.0f docs/s %7.2f MB/s (sum of results %d)%n",
        name,
        texts.size() / best,
        bytes / 1e6 / best,
        sum);
  }
}
