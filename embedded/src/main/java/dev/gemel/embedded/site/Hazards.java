package dev.gemel.embedded.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.gemel.embedded.site.Entry.Flag;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Pages that are slow or fail a fixed number of times before they heal. */
final class Hazards {
  /** How long a {@link Flag#SLOW} page takes. */
  static final long SLOW_MILLIS = 800;

  private final Map<String, Entry> hazardous = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

  Hazards(SiteContent content) {
    for (Entry entry : content.entries()) {
      if (entry.is(Flag.SLOW) || failuresBeforeHealing(entry) > 0) {
        hazardous.put(entry.path(), entry);
      }
    }
  }

  /** Breaks every page again that has healed. */
  void reset() {
    failures.clear();
  }

  /** Waits, or answers with a failure; true if the request has been answered. */
  boolean strike(String path, HttpExchange exchange, Answer answer) throws IOException {
    Entry entry = hazardous.get(path);
    if (entry == null) {
      return false;
    }
    if (entry.is(Flag.SLOW)) {
      pause();
    }
    return fails(entry) && fail(entry, exchange, answer);
  }

  private boolean fails(Entry entry) {
    AtomicInteger count = failures.computeIfAbsent(entry.path(), p -> new AtomicInteger());
    return count.get() < failuresBeforeHealing(entry)
        && count.getAndIncrement() < failuresBeforeHealing(entry);
  }

  private static int failuresBeforeHealing(Entry entry) {
    return entry.is(Flag.FLAKY) ? 2 : entry.is(Flag.BUSY) ? 1 : 0;
  }

  private static boolean fail(Entry entry, HttpExchange exchange, Answer answer)
      throws IOException {
    if (entry.is(Flag.BUSY)) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      answer.send(
          503, "text/plain; charset=utf-8", "Busy, come back in a second.\n".getBytes(UTF_8));
    } else {
      answer.send(500, "text/plain; charset=utf-8", "The database is asleep.\n".getBytes(UTF_8));
    }
    return true;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("the server closes").initCause(e);
    }
  }
}
