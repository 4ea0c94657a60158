package dev.gemel.serve.flow;

import dev.gemel.serve.api.ApiException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every call under way, looked after by one thread. */
public final class Calls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  /** How late a departure or a passed limit may be noticed. */
  private static final long LOOK_MILLIS = 100;

  private final Set<Call> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Calls::thread);

  /** Starts to look after calls. */
  public Calls() {
    // It ends with the service, and catches what fails.
    var unused =
        watch.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A new call; to be closed when it is answered. */
  public Call open(String traceId, ClientLink client) {
    Call[] call = new Call[1];
    call[0] = new Call(traceId, client, () -> open.remove(call[0]));
    open.add(call[0]);
    return call[0];
  }

  /** How many calls are open, those that wait included. */
  public int count() {
    return open.size();
  }

  /**
   * Waits until every call is answered.
   *
   * @return whether they were before the time was over
   */
  public boolean drain(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!open.isEmpty() && System.nanoTime() - end < 0) {
      Thread.sleep(LOOK_MILLIS / 4);
    }
    return open.isEmpty();
  }

  /** Ends all calls with {@code why}. */
  public void cancelAll(ApiException why) {
    open.forEach(call -> call.cancel(why));
  }

  private void look() {
    for (Call call : open) {
      try {
        call.look();
      } catch (RuntimeException e) {
        // One connection that cannot be looked at must not end the watch over the others.
        LOG.warn("trace {}: could not look after the request", call.traceId(), e);
      }
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "serve-watch");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
