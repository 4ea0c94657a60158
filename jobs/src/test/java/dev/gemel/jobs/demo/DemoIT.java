package dev.gemel.jobs.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.process.Child;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gemel demo} shows what it made, and a second time finds nothing to do. */
@Tag("heavy")
class DemoIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<String> STEPS =
      List.of("crawl", "load", "clean", "dedup", "embed", "instruct", "prefer", "release");

  /** Step, rows in, rows out, unchanged, rejects, seconds. */
  private static final Pattern STEP =
      Pattern.compile("(?m)^([a-z]+) +(\\d+) +(\\d+) +(\\d+) +(\\d+) +\\d+\\.\\d$");

  private static final Pattern HIT = Pattern.compile("(?m)^(-?[01]\\.\\d{3})  (\\S.*) - (\\S.*)$");

  @TempDir Path work;

  @Test
  void showsEveryStepAndFindsNothingToDoTheSecondTime() throws Exception {
    Path home = work.resolve("home");
    String port = Integer.toString(freePort());
    String first = demo(home, port);
    assertSteps(first, true);
    assertSamples(first, "Instructions", List.of("author", "instruction", "answer", "generator"));
    assertSamples(
        first, "Preferences", List.of("author", "instruction", "chosen", "rejected", "generator"));
    assertHits(first);
    assertTrue(first.contains("Tables: " + home.resolve("lake")), first);
    assertFalse(first.contains("Nothing changed"), first);
    assertFalse(first.contains(" 0 with a body"), first);

    String second = demo(home, port);
    assertSteps(second, false);
    assertTrue(second.contains(" 0 with a body"), second);
    assertTrue(second.contains("Nothing changed"), second);
    assertEquals(shown(first), shown(second), "samples and hits");
  }

  private static String demo(Path home, String port) {
    try (Child demo =
        Child.gemel("demo", "--home", home.toString(), "--set", "demo.port=" + port)) {
      assertEquals(0, demo.await(LIMIT), demo.stderr());
      return demo.stdout();
    }
  }

  private static void assertSteps(String out, boolean written) {
    Map<String, Long> rowsOut = new LinkedHashMap<>();
    Matcher step = STEP.matcher(out);
    while (step.find()) {
      rowsOut.put(step.group(1), Long.parseLong(step.group(3)));
    }
    assertEquals(STEPS, List.copyOf(rowsOut.keySet()), out);
    rowsOut.forEach((job, rows) -> assertEquals(written, rows > 0, job + " wrote " + rows));
  }

  /** Three rows of a dataset, none with an empty cell. */
  private static void assertSamples(String out, String heading, List<String> columns) {
    String rows = between(out, heading + ", 3 of them:\n", "\n\n\n");
    for (String column : columns) {
      long cells = rows.lines().filter(l -> l.matches(" {2}" + column + " +\\S.*")).count();
      assertEquals(3, cells, heading + "." + column + ":\n" + rows);
    }
  }

  private static void assertHits(String out) {
    Matcher hit = HIT.matcher(between(out, "\nSearch: ", "\nThe site answered"));
    double before = 1.001;
    int hits = 0;
    for (; hit.find(); hits++) {
      double score = Double.parseDouble(hit.group(1));
      assertTrue(score <= before, "best first:\n" + out);
      before = score;
    }
    assertEquals(3, hits, out);
  }

  private static String shown(String out) {
    return between(out, "Instructions, 3", "\nThe site answered");
  }

  private static String between(String out, String from, String to) {
    int start = out.indexOf(from);
    int end = out.indexOf(to, start);
    assertTrue(start >= 0 && end > start, "no part from '" + from + "' to '" + to + "':\n" + out);
    return out.substring(start + from.length(), end);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
