package dev.gemel.jobs.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of a running trainer as they grow, in a thread of its own, and tells a watcher:
 * whole lines only, each once. It follows every attempt from the first one of a launch, so it works
 * for any backend whose files are seen here.
 */
final class Follower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final long INTERVAL_MILLIS = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunFolder run;
  private final int first;
  private final Watcher watcher;
  private final Map<Integer, Long> offsets = new HashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  private Follower(RunFolder run, int first, Watcher watcher) {
    this.run = run;
    this.first = first;
    this.watcher = watcher;
    this.thread = new Thread(this::follow, "gemel-trainer-metrics");
    thread.setDaemon(true);
  }

  /** Follows until closed. */
  static Follower start(RunFolder run, int firstAttempt, Watcher watcher) {
    Follower follower = new Follower(run, firstAttempt, watcher);
    follower.thread.start();
    return follower;
  }

  private void follow() {
    while (!closed) {
      look();
      try {
        Thread.sleep(INTERVAL_MILLIS);
      } catch (InterruptedException e) {
        // close() asks for the last look.
        return;
      }
    }
  }

  /** A tracker that fails must not end a training that does not need it. */
  private void look() {
    try {
      for (int attempt : run.attempts()) {
        if (attempt >= first) {
          metrics(attempt);
        }
      }
      beat();
    } catch (IOException | RuntimeException e) {
      LOG.warn("metrics of {} could not be followed: {}", run.path(), e.getMessage());
    }
  }

  private void metrics(int attempt) throws IOException {
    Path file = run.out(attempt).resolve("metrics.jsonl");
    long offset = offsets.getOrDefault(attempt, 0L);
    if (!Files.isRegularFile(file) || Files.size(file) <= offset) {
      return;
    }
    byte[] more;
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(offset);
      more = new byte[(int) (in.length() - offset)];
      in.readFully(more);
    }
    String text = new String(more, 0, wholeLines(more), StandardCharsets.UTF_8);
    // Before the watcher is told: a line that it fails on is not told again.
    offsets.put(attempt, offset + wholeLines(more));
    for (String line : text.split("\n")) {
      if (!line.isBlank()) {
        tell(JSON.readTree(line));
      }
    }
  }

  private static int wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private void tell(JsonNode line) {
    watcher.metrics(
        line.path("kind").asText(),
        line.path("step").asLong(),
        Instant.parse(line.path("time").asText()),
        Results.fields(line.path("metrics"), JsonNode::isNumber, JsonNode::asDouble));
  }

  private void beat() throws IOException {
    int attempt = run.next() - 1;
    Path file = run.out(attempt).resolve("heartbeat.json");
    if (attempt >= first && Files.isRegularFile(file)) {
      JsonNode json = JSON.readTree(file.toFile());
      watcher.beat(
          new Watcher.Beat(
              attempt,
              json.path("phase").asText(),
              integer(json.path("step")),
              integer(json.path("max_steps")),
              number(json.path("loss")),
              number(json.path("seconds_left"))));
    }
  }

  private static @Nullable Integer integer(JsonNode node) {
    return node.isInt() ? node.asInt() : null;
  }

  private static @Nullable Double number(JsonNode node) {
    return node.isNumber() ? node.asDouble() : null;
  }

  /** Tells what is left. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    look();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
