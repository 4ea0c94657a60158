package dev.gemel.text.normalize;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Repairs texts and prints megabytes per second, for benchmarks/normalize/compare.py. */
public final class NormalizeSpeed {
  private static final int ROUNDS = 5;

  private NormalizeSpeed() {}

  /** A file of JSON strings, one a line, and the file for the repaired ones. */
  public static void main(String[] args) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      texts.add(mapper.readValue(line, String.class));
    }
    StringBuilder out = new StringBuilder();
    for (String text : texts) {
      out.append(mapper.writeValueAsString(MojibakeRepair.repair(text))).append('\n');
    }
    Files.writeString(Path.of(args[1]), out);
    System.out.println("repair\t" + rate(MojibakeRepair::repair, texts));
    System.out.println("normalize\t" + rate(TextNormalizer::normalize, texts));
  }

  /** Of processor time, so that other work on the machine does not count; the best round. */
  private static double rate(UnaryOperator<String> step, List<String> texts) {
    double bytes = 0;
    for (String text : texts) {
      bytes += text.getBytes(StandardCharsets.UTF_8).length;
    }
    double best = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      long start = cpuNanos();
      long length = 0;
      for (String text : texts) {
        length += step.apply(text).length();
      }
      best = length < 0 ? 0 : Math.max(best, bytes / 1e6 / ((cpuNanos() - start) / 1e9));
    }
    return best;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
