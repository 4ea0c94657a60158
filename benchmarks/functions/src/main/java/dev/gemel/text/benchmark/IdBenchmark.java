package dev.gemel.text.benchmark;

import dev.gemel.text.Ids;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Ids and hashes. An operation is a text. */
@Warmup(iterations = Sample.LIGHT)
public class IdBenchmark {
  /** A UUIDv5 of the text. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void uuid5(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, text -> Ids.uuid5("document", text));
  }

  /** Its 128-bit hash. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void xxh128(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, text -> Ids.xxh128(text));
  }
}
