package dev.gemel.text.benchmark;

import dev.gemel.text.pii.PiiMasker;
import dev.gemel.text.pii.PiiPolicy;
import dev.gemel.text.pii.PiiType;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Personal data. An operation is a text. */
@Warmup(iterations = Sample.USUAL)
public class PiiBenchmark {
  private static final PiiPolicy SURROGATES =
      new PiiPolicy(Set.of(PiiType.values()), PiiPolicy.Mode.SURROGATE, Set.of());

  /** Texts as they are: little to find. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void clean(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, PiiMasker::mask);
  }

  /** Texts with all types, marked by type. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void personal(Texts.Personal texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, PiiMasker::mask);
  }

  /** The same, with surrogates. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void surrogates(Texts.Personal texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, text -> PiiMasker.mask(text, SURROGATES));
  }
}
