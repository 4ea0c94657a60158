package dev.gemel.text.benchmark;

import dev.gemel.text.lang.LanguageIdentifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Language identification. An operation is a text. */
@Warmup(iterations = Sample.USUAL)
public class LanguageBenchmark {
  /** The text as a whole. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void document(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, LanguageIdentifier::identify);
  }

  /** Its first line. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void line(Texts.Lines texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, LanguageIdentifier::identify);
  }

  /** Each paragraph. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void paragraphs(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, LanguageIdentifier::identifyParagraphs);
  }
}
