package dev.gemel.text.benchmark;

import dev.gemel.text.normalize.TextNormalizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Unicode repair. An operation is a text. */
@Warmup(iterations = Sample.USUAL)
public class NormalizeBenchmark {
  /** Texts that are whole, as most are. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void clean(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, TextNormalizer::normalize);
  }

  /** Texts whose every typographic sign is broken. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void mojibake(Texts.Mojibake texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, TextNormalizer::normalize);
  }
}
