package dev.gemel.serve.flow;

import dev.gemel.serve.api.ApiException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a bounded number of requests work at once and a bounded number wait; the others are told to
 * come again. A model that is asked for more than it can do answers everybody late.
 */
public final class Admission implements AutoCloseable {
  /**
   * @param concurrency requests that are worked on at once
   * @param queue requests that may wait for one of them to end; 0 lets none wait
   * @param queueTimeout the longest wait
   * @param retryAfter what a refused client is told to wait
   */
  public record Limits(int concurrency, int queue, Duration queueTimeout, Duration retryAfter) {}

  private final Limits limits;
  private final ThreadPoolExecutor threads;

  /** Takes requests from now on. */
  public Admission(Limits limits) {
    this.limits = limits;
    AtomicInteger number = new AtomicInteger();
    BlockingQueue<Runnable> waiting =
        limits.queue() == 0 ? new SynchronousQueue<>() : new LinkedBlockingQueue<>(limits.queue());
    this.threads =
        new ThreadPoolExecutor(
            limits.concurrency(),
            limits.concurrency(),
            0,
            TimeUnit.SECONDS,
            waiting,
            task -> thread(task, number.incrementAndGet()));
  }

  /**
   * Works on a request when its turn comes.
   *
   * @param work what may take long; its exception is the future's
   * @return done when the work is; failed when the call is cancelled while it waits
   * @throws ApiException 429 when too many wait already
   */
  public CompletableFuture<Void> submit(Call call, Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Runnable task = () -> run(call, work, done);
    call.within(limits.queueTimeout(), refusal("queue_timeout", "waited in the queue too long"));
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      throw refusal("overloaded", "all places are taken and the queue is full");
    }
    call.onCancel(() -> giveUp(call, task, done));
    return done;
  }

  /** Requests that are worked on. */
  public int active() {
    return threads.getActiveCount();
  }

  /** Requests that wait. */
  public int waiting() {
    return threads.getQueue().size();
  }

  private void run(Call call, Runnable work, CompletableFuture<Void> done) {
    try {
      call.unlimited();
      call.check();
      work.run();
      done.complete(null);
    } catch (Throwable e) {
      // Whatever it was, the client must get an answer; the handler of the future logs it.
      done.completeExceptionally(e);
    }
  }

  private void giveUp(Call call, Runnable task, CompletableFuture<Void> done) {
    ApiException why = call.cancelled();
    if (threads.remove(task) && why != null) {
      done.completeExceptionally(why);
    }
  }

  private ApiException refusal(String code, String what) {
    String message =
        "the service is busy: %s (%d at once, %d waiting); send the request again after %d s"
            .formatted(
                what,
                limits.concurrency(),
                limits.queue(),
                Math.max(1, limits.retryAfter().toSeconds()));
    return ApiException.overloaded(code, limits.retryAfter(), message);
  }

  private static Thread thread(Runnable task, int number) {
    Thread thread = new Thread(task, "serve-" + number);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
