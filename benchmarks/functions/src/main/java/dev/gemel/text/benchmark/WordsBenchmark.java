package dev.gemel.text.benchmark;

import dev.gemel.text.words.EnglishWords;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** English as spaCy cuts it. An operation is a text. */
@Warmup(iterations = Sample.USUAL)
public class WordsBenchmark {
  /** Words, joined to sentences. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void sentences(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, EnglishWords::sentences);
  }
}
