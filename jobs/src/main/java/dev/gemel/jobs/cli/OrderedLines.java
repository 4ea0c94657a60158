package dev.gemel.jobs.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Applies a function to lines in several threads. Answers come in the order of their lines, each as
 * soon as it and those before it are there: whoever writes a line and waits for its answer gets it.
 * Some four lines a thread are held, and of long ones no more than a share of the heap has room
 * for.
 */
final class OrderedLines<T> {
  /** A line that is not blank, and its number from 1. */
  record Line(String text, long number) {}

  /** A line's answer, and the characters it is counted with; at the end no answer. */
  private record Held<T>(@Nullable Future<T> answer, int chars) {}

  private static final int LINES_A_THREAD = 4;

  /** A page of a million characters takes some 40 MB while it is read. */
  private static final int HEAP_A_CHAR = 64;

  private final Function<Line, T> work;
  private final ExecutorService threads;
  private final BlockingQueue<Held<T>> answers;
  private final int room;
  private final Semaphore free;

  private OrderedLines(int threads, int room, Function<Line, T> work) {
    this.work = work;
    this.threads = Executors.newFixedThreadPool(threads, OrderedLines::daemon);
    this.answers = new ArrayBlockingQueue<>(LINES_A_THREAD * threads);
    this.room = room;
    this.free = new Semaphore(room, true);
  }

  /**
   * Reads to the end of {@code lines}.
   *
   * @param answer called in the caller's thread
   * @return how many lines there were, blank ones too
   * @throws IOException when a line cannot be read; the answers before it are given
   */
  static <T> long each(
      BufferedReader lines, int threads, Function<Line, T> work, Consumer<T> answer)
      throws IOException {
    long room = Math.max(1, Runtime.getRuntime().maxMemory() / HEAP_A_CHAR);
    return each(lines, threads, (int) Math.min(Integer.MAX_VALUE, room), work, answer);
  }

  /**
   * The same.
   *
   * @param room characters of the lines held at once, if they are more than one line
   */
  static <T> long each(
      BufferedReader lines, int threads, int room, Function<Line, T> work, Consumer<T> answer)
      throws IOException {
    OrderedLines<T> all = new OrderedLines<>(threads, room, work);
    CompletableFuture<Long> count = new CompletableFuture<>();
    Thread reader = daemon(() -> all.read(lines, count));
    reader.start();
    try {
      all.give(answer);
      return count.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      reader.interrupt();
      all.threads.shutdownNow();
    }
  }

  private void give(Consumer<T> answer) throws InterruptedException, ExecutionException {
    Held<T> held = answers.take();
    for (Future<T> next = held.answer(); next != null; next = held.answer()) {
      answer.accept(next.get());
      free.release(held.chars());
      held = answers.take();
    }
  }

  /** What ended the reading is in {@code count}. */
  private void read(BufferedReader lines, CompletableFuture<Long> count) {
    long number = 0;
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        submit(new Line(line, ++number));
      }
      count.complete(number);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Nobody waits for answers any more.
    } catch (IOException | RuntimeException | Error e) {
      count.completeExceptionally(e);
    }
    end();
  }

  private void submit(Line line) throws InterruptedException {
    if (!line.text().isBlank()) {
      int chars = Math.min(room, line.text().length());
      free.acquire(chars);
      answers.put(new Held<>(threads.submit(() -> work.apply(line)), chars));
    }
  }

  private void end() {
    try {
      answers.put(new Held<>(null, 0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof RuntimeException mistake) {
      throw mistake;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IOException(cause);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "gemel-lines");
    thread.setDaemon(true);
    return thread;
  }
}
