package dev.gemel.jobs.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.SparkTests;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.process.Child;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.OpsTables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person gets wrong, and Spark has to find, ends in its exit code and one message, never in
 * a stack trace.
 */
class BadInputIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int GOOD = 12;
  private static final int BAD = 8;

  @TempDir Path work;

  @Test
  void aSeedThatNobodyServesIsNamed() throws Exception {
    String seed = "http://127.0.0.1:" + closedPort() + "/";
    try (Child gemel =
        Child.gemel("crawl", "--home", work.resolve("home").toString(), "--seed", seed)) {
      assertEnd(gemel, 1, seed + ": robots_unreachable");
    }
  }

  @Test
  void brokenLinesAreCountedAndTheGoodOnesKept() throws Exception {
    Path input = Files.writeString(work.resolve("in.jsonl"), records());
    Path home = work.resolve("home");
    try (Child gemel =
        Child.gemel(
            "import",
            "--home",
            home.toString(),
            "--input",
            input.toString(),
            "--set",
            "import.max-reject-share=0.1")) {
      assertEnd(gemel, 3, BAD + " of " + (GOOD + BAD) + " records");
      assertTrue(gemel.stderr().contains("over the allowed share of 0.1"), gemel.stderr());
    }
    Lake lake = new Lake(SparkTests.session(), home.resolve("lake").toString());
    assertEquals(GOOD, lake.read(BronzeTables.PAGES).count());
    assertEquals(BAD, lake.read(OpsTables.REJECTS).filter("job = 'import'").count());
  }

  /** Exit code and message, nothing on stdout, no trace. */
  static void assertEnd(Child gemel, int code, String message) {
    int exit = gemel.await(LIMIT);
    String err = gemel.stderr();
    assertEquals(code, exit, err);
    assertTrue(err.contains(message), () -> "expected '" + message + "' in: " + err);
    assertFalse(err.contains("\tat "), err);
    assertEquals("", gemel.stdout());
  }

  private static String records() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < GOOD + BAD; i++) {
      out.append("{\"url\": \"https://a.example/%d\", \"author\": \"A B\", ".formatted(i))
          .append(i < GOOD ? "\"content\": \"Text %d.\"}%n".formatted(i) : "\"content\": \"cut\n");
    }
    return out.toString();
  }

  /** A port of loopback that nobody listens on. */
  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
