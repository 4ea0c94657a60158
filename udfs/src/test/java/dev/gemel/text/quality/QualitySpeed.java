package dev.gemel.text.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints documents per second of processor time of a profile, for benchmarks/quality/speed.py. */
public final class QualitySpeed {
  private static final int ROUNDS = 5;

  private QualitySpeed() {}

  /** A file of JSON strings, one a line, and names of profiles; the best of five warm rounds. */
  public static void main(String[] args) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      texts.add(mapper.readValue(line, String.class));
    }
    for (String name : List.of(args).subList(1, args.length)) {
      System.out.println(name + "\t" + rate(QualityProfile.named(name), texts));
    }
  }

  /** The processor's time for this thread, so that other work on the machine does not count. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double rate(QualityProfile profile, List<String> texts) {
    double best = 0;
    long kept = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      long start = cpuNanos();
      kept += texts.stream().filter(text -> profile.assess(text).keep()).count();
      best = Math.max(best, texts.size() / ((cpuNanos() - start) / 1e9));
    }
    return kept < 0 ? 0 : best;
  }
}
