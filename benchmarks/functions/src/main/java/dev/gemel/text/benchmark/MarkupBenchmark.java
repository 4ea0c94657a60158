package dev.gemel.text.benchmark;

import dev.gemel.text.markup.MarkdownBody;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Bodies that are Markdown already. An operation is a text. */
@Warmup(iterations = Sample.USUAL)
public class MarkupBenchmark {
  /** Furniture away, and the plain text. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void markdown(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, MarkdownBody::clean);
  }
}
