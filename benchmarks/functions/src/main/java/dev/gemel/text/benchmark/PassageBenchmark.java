package dev.gemel.text.benchmark;

import dev.gemel.text.passage.Instructions;
import dev.gemel.text.passage.Passages;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What instructions are made from. An operation is a text. */
@Warmup(iterations = Sample.USUAL)
public class PassageBenchmark {
  private static List<String> instructions(String text) {
    return Passages.split(text).stream().map(p -> Instructions.from(p, "A title")).toList();
  }

  /** Passages along headings. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void split(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, Passages::split);
  }

  /** The same, and an instruction for each. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void instructions(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, PassageBenchmark::instructions);
  }
}
