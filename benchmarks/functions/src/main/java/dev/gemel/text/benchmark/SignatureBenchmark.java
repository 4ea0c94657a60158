package dev.gemel.text.benchmark;

import dev.gemel.text.dedup.LshBands;
import dev.gemel.text.dedup.MinHash;
import dev.gemel.text.dedup.MinHashConfig;
import dev.gemel.text.dedup.Shingles;
import dev.gemel.text.dedup.Similarity;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Near-duplicates from what is hashed already. An operation is a pair of neighbouring texts. */
@Warmup(iterations = Sample.LIGHT)
public class SignatureBenchmark {
  private static final LshBands BANDS = new LshBands(MinHashConfig.DEFAULT);

  /** Two arrays of hashes. */
  record Pair(long[] one, long[] other) {}

  /** Pairs of neighbours. */
  abstract static class Pairs extends Sample<Pair> {
    /** Hashes the texts. */
    @Setup
    public void load() {
      List<long[]> hashed = Inputs.read().texts().stream().map(this::hash).toList();
      List<Pair> pairs = new ArrayList<>();
      for (int i = 0; i < hashed.size(); i++) {
        pairs.add(new Pair(hashed.get(i), hashed.get((i + 1) % hashed.size())));
      }
      fill(pairs, pair -> Long.BYTES * (long) (pair.one().length + pair.other().length));
    }

    abstract long[] hash(String text);
  }

  /** Signatures. */
  public static class Signatures extends Pairs {
    private final MinHash minHash = new MinHash(MinHashConfig.DEFAULT);

    @Override
    long[] hash(String text) {
      return minHash.signature(text);
    }
  }

  /** Sets of shingles. */
  public static class Sets extends Pairs {
    @Override
    long[] hash(String text) {
      return Shingles.words(text, MinHashConfig.DEFAULT.shingleWords());
    }
  }

  /** Keys of the bands, of one of the two. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void bands(Signatures pairs, Bytes bytes, Blackhole hole) {
    pairs.each(hole, bytes, pair -> BANDS.keys(pair.one()));
  }

  /** The estimated similarity. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void estimate(Signatures pairs, Bytes bytes, Blackhole hole) {
    pairs.each(hole, bytes, pair -> MinHash.estimate(pair.one(), pair.other()));
  }

  /** The exact similarity. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void jaccard(Sets pairs, Bytes bytes, Blackhole hole) {
    pairs.each(hole, bytes, pair -> Similarity.jaccard(pair.one(), pair.other()));
  }
}
