package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OrderedLinesTest {
  private static BufferedReader numbers(int count) {
    return new BufferedReader(
        new StringReader(
            IntStream.range(0, count).mapToObj(i -> i + "\n").collect(Collectors.joining())));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void answersInTheOrderOfTheLinesWhicheverIsDoneFirst(int threads) throws IOException {
    List<String> answers = new ArrayList<>();
    long count = OrderedLines.each(numbers(200), threads, OrderedLinesTest::late, answers::add);
    assertEquals(IntStream.range(0, 200).mapToObj(String::valueOf).toList(), answers);
    assertEquals(200, count);
  }

  /** Every third line takes longer than those behind it. */
  private static String late(OrderedLines.Line line) {
    if (line.number() % 3 == 0) {
      pause();
    }
    return line.text();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(2);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void blankLinesHaveNumbersAndNoAnswers() throws IOException {
    List<String> answers = new ArrayList<>();
    BufferedReader lines = new BufferedReader(new StringReader("a\n\n \nb"));
    assertEquals(4, OrderedLines.each(lines, 2, line -> line.number() + line.text(), answers::add));
    assertEquals(List.of("1a", "4b"), answers);
    assertEquals(
        0,
        OrderedLines.each(
            new BufferedReader(new StringReader("")), 2, OrderedLines.Line::text, answers::add));
  }

  @Test
  void whoWritesALineAndWaitsGetsItsAnswer() throws Exception {
    PipedWriter writer = new PipedWriter();
    BufferedReader lines = new BufferedReader(new PipedReader(writer));
    BlockingQueue<String> answers = new ArrayBlockingQueue<>(1);
    Thread worker = new Thread(() -> assertEquals(2L, each(lines, answers)));
    worker.start();
    for (String line : List.of("first", "second")) {
      writer.write(line + "\n");
      writer.flush();
      assertEquals(line, answers.poll(30, TimeUnit.SECONDS));
    }
    writer.close();
    worker.join();
  }

  private static long each(BufferedReader lines, BlockingQueue<String> answers) {
    try {
      return OrderedLines.each(lines, 3, OrderedLines.Line::text, answers::add);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void linesBeforeOneThatCannotBeReadHaveAnswers() {
    List<String> answers = new ArrayList<>();
    Reader broken =
        new Reader() {
          private final Reader start = new StringReader("a\nb\n");

          @Override
          public int read(char[] to, int offset, int length) throws IOException {
            int read = start.read(to, offset, Math.min(length, 2));
            if (read < 0) {
              throw new IOException("the disk is gone");
            }
            return read;
          }

          @Override
          public void close() {}
        };
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                OrderedLines.each(
                    new BufferedReader(broken, 2), 2, OrderedLines.Line::text, answers::add));
    assertEquals("the disk is gone", e.getMessage());
    assertEquals(List.of("a", "b"), answers);
  }

  @Test
  void aMistakeInTheWorkOrInTheAnswerEndsIt() {
    List<String> answers = new ArrayList<>();
    IllegalStateException work =
        assertThrows(
            IllegalStateException.class,
            () -> OrderedLines.each(numbers(1000), 2, OrderedLinesTest::fails, answers::add));
    assertEquals("at 4", work.getMessage());
    assertEquals(List.of("0", "1", "2"), answers);
    assertThrows(
        UnsupportedOperationException.class,
        () -> OrderedLines.each(numbers(1000), 2, OrderedLines.Line::text, List.of()::add));
  }

  private static String fails(OrderedLines.Line line) {
    if (line.number() == 4) {
      throw new IllegalStateException("at 4");
    }
    return line.text();
  }

  @Test
  void holdsFewCharactersButAlwaysALine() throws IOException {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<String> answers = new ArrayList<>();
    String text = ("x".repeat(70) + "\n").repeat(20) + "y".repeat(1000) + "\nz\n";
    OrderedLines.each(
        new BufferedReader(new StringReader(text)),
        8,
        150,
        line -> {
          most.accumulateAndGet(begun.incrementAndGet(), Math::max);
          pause();
          return line.text();
        },
        answer -> {
          begun.decrementAndGet();
          answers.add(answer);
        });
    assertEquals(2, most.get());
    assertEquals(text.lines().toList(), answers);
  }

  @Test
  void holdsFewLinesWhileTheFirstIsWorkedOn() throws IOException {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger held = new AtomicInteger();
    OrderedLines.each(
        numbers(1000),
        2,
        line -> {
          begun.incrementAndGet();
          if (line.number() == 1) {
            IntStream.range(0, 100).forEach(i -> pause());
            held.set(begun.get());
          }
          return line.text();
        },
        answer -> {});
    // The first, eight that wait for it and one that does not fit.
    assertTrue(held.get() <= 10, "held " + held);
    assertEquals(1000, begun.get());
  }
}
