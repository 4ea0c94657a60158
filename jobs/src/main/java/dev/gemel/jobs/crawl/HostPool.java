package dev.gemel.jobs.crawl;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a partition's hosts as they come in. A bounded queue keeps bodies from piling up in
 * memory. Closing it, which the task's end does however it ends, cuts open requests and ends every
 * thread.
 */
final class HostPool implements Iterator<Row>, AutoCloseable {
  private static final int ROWS_IN_MEMORY = 32;
  private static final long LOOK_AROUND_MILLIS = 100;

  private final BlockingQueue<Row> rows = new ArrayBlockingQueue<>(ROWS_IN_MEMORY);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicInteger running;
  private final ExecutorService threads;
  private final Http http;
  private final @Nullable TaskContext task = TaskContext.get();
  private @Nullable Row next;

  HostPool(Round round, Seen seen, Iterator<HostBatch> batches) {
    List<HostBatch> hosts = new ArrayList<>();
    batches.forEachRemaining(hosts::add);
    this.http = new Http(round.policy());
    this.running = new AtomicInteger(hosts.size());
    int size = Math.max(1, Math.min(hosts.size(), round.policy().concurrency()));
    this.threads = Executors.newFixedThreadPool(size, r -> Threads.daemon("crawl-host", r));
    TimeBox time = TimeBox.startingNow();
    hosts.forEach(host -> threads.execute(() -> run(host, round, seen, time)));
  }

  private void run(HostBatch host, Round round, Seen seen, TimeBox time) {
    try {
      new HostRun(host, round, seen, http, this::put).run(time);
    } catch (InterruptedException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      running.decrementAndGet();
    }
  }

  private void put(Row row) {
    try {
      rows.put(row);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the task ended before its hosts were done", e);
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      boolean last = running.get() == 0;
      next = poll();
      if (next == null && last) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Row poll() {
    Throwable broken = failure.get();
    if (broken != null) {
      throw new IllegalStateException("asking a host failed: " + broken, broken);
    }
    if (task != null) {
      task.killTaskIfInterrupted();
    }
    try {
      return rows.poll(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a host", e);
    }
  }

  @Override
  public Row next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Row row = next;
    next = null;
    return row;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.close();
  }
}
