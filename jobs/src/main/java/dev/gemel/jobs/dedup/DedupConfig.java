package dev.gemel.jobs.dedup;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.text.Ids;
import dev.gemel.text.dedup.MinHashConfig;

/**
 * Configuration of {@link DedupJob}.
 *
 * @param minHash shingles, bands and hash functions
 * @param minContainment share of the shorter document's shingles found in the other, from which two
 *     documents are near-duplicates; over 0, at most 1
 * @param maxBucket documents with distinct texts that may share a band value; a larger bucket names
 *     no pairs
 * @param testShare share of clusters on the test side, 0 to 0.9
 */
public record DedupConfig(
    MinHashConfig minHash, double minContainment, int maxBucket, double testShare) {
  /** Raised when the same text would give another signature. */
  private static final String CODE = "dedup-1";

  private static final int MAX_VALUES = 4_096;

  /** Reads the section {@code dedup}. */
  public static DedupConfig from(Settings settings) {
    Section dedup = settings.section("dedup");
    int bands = dedup.integer("bands", 1, MAX_VALUES);
    int rows = dedup.integer("rows", 1, MAX_VALUES);
    if ((long) bands * rows > MAX_VALUES) {
      dedup.problem("rows", bands + " bands of " + rows + " rows are over 4096 values; lower one");
      rows = 1;
    }
    DedupConfig config =
        new DedupConfig(
            new MinHashConfig(
                dedup.integer("shingle-words", 1, 100),
                bands,
                rows,
                dedup.integer("seed", Integer.MIN_VALUE, Integer.MAX_VALUE)),
            dedup.number("min-containment", 0.01, 1),
            dedup.integer("max-bucket", 2, 100_000),
            dedup.number("test-share", 0, 0.9));
    dedup.check();
    return config;
  }

  /** Digest of everything that decides the signature of a text. */
  String rulesVersion() {
    return Ids.xxh128(CODE + "/" + minHash);
  }
}
