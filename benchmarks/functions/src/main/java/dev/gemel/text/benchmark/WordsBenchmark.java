package dev.gemel.text.benchmark;

import dev.gemel.text.words.EnglishWords;
import dev.gemel.text.words.Python;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/** English as spaCy cuts it. An operation is a text. */
public class WordsBenchmark {
  /** Words. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void words(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, text -> EnglishWords.words(Python.codePoints(text)));
  }

  /** Sentences. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void sentences(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, EnglishWords::sentences);
  }
}
