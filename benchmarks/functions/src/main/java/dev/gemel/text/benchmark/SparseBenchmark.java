package dev.gemel.text.benchmark;

import dev.gemel.text.sparse.Bm25;
import dev.gemel.text.sparse.Bm25Policy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** BM25 with English stems. An operation is a text. */
@Warmup(iterations = Sample.USUAL)
public class SparseBenchmark {
  private static final Bm25 BM25 = new Bm25(new Bm25Policy(1.2, 0.75, 200, "english"));

  /** The vector of a document. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void document(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, BM25::document);
  }

  /** The vector of a query, its first line. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void query(Texts.Lines texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, BM25::query);
  }
}
