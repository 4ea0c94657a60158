package dev.gemel.jobs.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.progress.Standing.Count;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
  private static final String ERASE = "\r\033[K";
  private static final String NO_WRAP = ERASE + "\033[?7l";
  private static final String WRAP = "\033[?7h";
  private static final Map<String, String> PLAIN = Map.of("NO_COLOR", "1", "COLUMNS", "60");

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong(-7_000_000_000L);

  private PrintStream stream() {
    return new PrintStream(screen, true, StandardCharsets.UTF_8);
  }

  private TerminalStream terminal(Map<String, String> environment) {
    return new TerminalStream(stream(), environment);
  }

  private ProgressLine line(PrintStream out) {
    return new ProgressLine(out, nanos::get);
  }

  private void after(long millis) {
    nanos.addAndGet(millis * 1_000_000);
  }

  private static Standing at(long done) {
    return Standing.of("clean", Count.of(done, 40L, "tasks"));
  }

  private String shown() {
    String shown = screen.toString(StandardCharsets.UTF_8);
    screen.reset();
    return shown;
  }

  @Test
  void aTerminalsLineIsRewrittenNowAndThen() {
    ProgressLine line = line(terminal(PLAIN));
    line.show(at(0));
    assertEquals(
        NO_WRAP + "clean  [                        ]   0 %  0 of 40 tasks" + WRAP, shown());
    after(199);
    line.show(at(10));
    assertEquals("", shown());
    after(1);
    line.show(at(10));
    assertEquals(
        NO_WRAP + "clean  [>    ]  25 %  10 of 40 tasks  50.0/s  1 s left" + WRAP,
        shown().replaceAll("\\[=*>? *]", "[>    ]"));
  }

  @Test
  void elsewhereALineIsForAMinute() {
    ProgressLine line = line(stream());
    for (int second = 0; second < 130; second++) {
      line.show(at(second / 10));
      after(1_000);
    }
    line.clear();
    assertEquals(
        """
        clean  15 %  6 of 40 tasks  6.0/min  6 min left
        clean  30 %  12 of 40 tasks  6.0/min  5 min left
        """,
        shown());
  }

  @Test
  void aRateIsOfOneStepAndOfWhatWasDoneInIt() {
    ProgressLine line = line(stream());
    after(60_000);
    line.show(Standing.of("sft", Count.of(100, 120L, "steps")));
    after(60_000);
    line.show(Standing.of("sft", Count.of(110, 120L, "steps")));
    after(60_000);
    line.show(Standing.of("sft", Count.of(40, 120L, "steps")));
    after(60_000);
    line.show(new Standing("dpo", null, "loading", null));
    after(60_000);
    line.show(Standing.of("dpo", Count.of(60, 120L, "steps")));
    assertEquals(
        """
        sft  83 %  100 of 120 steps
        sft  91 %  110 of 120 steps  10.0/min  60 s left
        sft  33 %  40 of 120 steps
        dpo  loading
        dpo  50 %  60 of 120 steps
        """,
        shown());
  }

  @Test
  void whatIsPrintedMeanwhileTakesTheLineAwayFirst() {
    TerminalStream err = terminal(PLAIN);
    ProgressLine line = line(err);
    line.show(at(0));
    shown();
    err.println("WARN something");
    err.println("and more");
    assertEquals(ERASE + "WARN something\nand more\n", shown());
    after(200);
    line.show(at(1));
    assertTrue(shown().startsWith(NO_WRAP + "clean  ["));
  }

  @Test
  void aLineThatOthersHaveNotEndedIsLeftAlone() {
    TerminalStream err = terminal(PLAIN);
    ProgressLine line = line(err);
    err.print("password: ");
    line.show(at(0));
    assertEquals("password: ", shown());
    err.write('\n');
    after(200);
    line.show(at(1));
    assertTrue(shown().startsWith("\n" + NO_WRAP));
  }

  @Test
  void clearingErasesOnceAndOnlyWhatIsThere() {
    ProgressLine line = line(terminal(PLAIN));
    line.clear();
    assertEquals("", shown());
    line.show(at(0));
    shown();
    line.clear();
    line.clear();
    assertEquals(ERASE, shown());
  }

  @Test
  void aFinishedStepLeavesALineOnATerminal() {
    ProgressLine line = line(terminal(PLAIN));
    line.begun("crawl");
    line.ended("crawl", "120 rows out, 12.3 s");
    assertEquals(
        NO_WRAP + "crawl  ..." + WRAP + ERASE + "crawl      120 rows out, 12.3 s\n", shown());
  }

  @Test
  void aBegunStepHasALineElsewhere() {
    ProgressLine line = line(stream());
    line.begun("crawl");
    line.ended("crawl", "120 rows out, 12.3 s");
    assertEquals("crawl ...\n", shown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-4", "wide", "99999", "80"})
  void eightyColumnsWhereTheEnvironmentTellsNoWidth(String columns) {
    line(terminal(Map.of("COLUMNS", columns))).show(new Standing("x".repeat(100), null, "", null));
    assertEquals(NO_WRAP + "x".repeat(79) + WRAP, shown());
  }

  @Test
  void aNarrowTerminalCutsTheLine() {
    line(terminal(Map.of("COLUMNS", "20"))).show(at(10));
    assertEquals(NO_WRAP + "clean  25 %  10 of " + WRAP, shown());
  }

  @ParameterizedTest
  @CsvSource(
      value = {"'',true", "1,false", "0,false"},
      emptyValue = "")
  void coloursUnlessNoColorIsSet(String noColor, boolean coloured) {
    line(terminal(Map.of("NO_COLOR", noColor))).show(at(10));
    assertEquals(coloured, shown().contains("\033[32m"));
  }

  @Test
  void elsewhereNoByteIsForATerminal() {
    ProgressLine line = line(stream());
    after(60_000);
    line.show(at(10));
    assertFalse(shown().contains("\033"));
  }

  @ParameterizedTest
  @CsvSource({"xterm,true,true", "xterm,false,false", "dumb,true,false", "dumb,false,false"})
  void aTerminalWithoutACursorIsNone(String term, boolean terminal, boolean rewrites) {
    assertEquals(rewrites, TerminalStream.rewrites(Map.of("TERM", term), d -> terminal));
  }
}
