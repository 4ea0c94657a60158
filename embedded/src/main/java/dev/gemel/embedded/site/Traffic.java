package dev.gemel.embedded.site;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the server is asked and what it sends; safe for concurrent use. */
final class Traffic {
  private final LongAdder requests = new LongAdder();
  private final LongAdder okBodies = new LongAdder();
  private final LongAdder notModified = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, LongAdder> byPath = new ConcurrentHashMap<>();

  void begin(String target) {
    open.incrementAndGet();
    requests.increment();
    byPath.computeIfAbsent(target, t -> new LongAdder()).increment();
  }

  void end() {
    open.decrementAndGet();
  }

  void okBody() {
    okBodies.increment();
  }

  void notModified() {
    notModified.increment();
  }

  void sent(long bodyBytes) {
    bytes.add(bodyBytes);
  }

  void reset() {
    requests.reset();
    okBodies.reset();
    notModified.reset();
    bytes.reset();
    byPath.clear();
  }

  SampleSite.Stats stats() {
    Map<String, Long> counts = new TreeMap<>();
    byPath.forEach((path, count) -> counts.put(path, count.sum()));
    return new SampleSite.Stats(
        requests.sum(), okBodies.sum(), notModified.sum(), bytes.sum(), open.get(), counts);
  }
}
