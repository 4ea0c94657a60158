package dev.gemel.text.benchmark;

import dev.gemel.text.quality.QualityProfile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The verdict of each quality profile. An operation is a text. */
@Warmup(iterations = Sample.USUAL)
public class QualityBenchmark {
  /**
   * One of the profiles that the library knows; the launcher names them, so that none is missed.
   */
  @State(Scope.Thread)
  public static class Profile {
    static final String PARAMETER = "profile";

    @Param({})
    String profile = "";

    private QualityProfile rules;

    /** Looks it up. */
    @Setup
    public void load() {
      rules = QualityProfile.named(profile);
    }
  }

  /** The verdict, as {@code gemel clean} asks for it. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void assess(Profile profile, Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, text -> profile.rules.assess(text));
  }
}
