package dev.gemel.text.benchmark;

import dev.gemel.text.dedup.MinHash;
import dev.gemel.text.dedup.MinHashConfig;
import dev.gemel.text.dedup.Shingles;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Near-duplicates. An operation is a text. */
@Warmup(iterations = Sample.USUAL)
public class DedupBenchmark {
  private static final MinHash MIN_HASH = new MinHash(MinHashConfig.DEFAULT);

  /** Hashed shingles of words. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  @Warmup(iterations = Sample.LIGHT)
  public void shingles(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, text -> Shingles.words(text, MinHashConfig.DEFAULT.shingleWords()));
  }

  /** Shingles and their MinHash signature. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void minhash(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, MIN_HASH::signature);
  }
}
