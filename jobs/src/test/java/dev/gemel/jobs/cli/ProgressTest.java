package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.progress.ProgressLine;
import dev.gemel.jobs.progress.TerminalStream;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The adapters that show Spark's tasks, downloads and the steps of a pipeline. */
class ProgressTest {
  private static final String ERASE = "\r\033[K";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong nanos = new AtomicLong();

  private record Named(String name) implements Job {
    @Override
    public List<Table> inputs() {
      return List.of();
    }

    @Override
    public List<Table> outputs() {
      return List.of();
    }

    @Override
    public JobReport run(JobContext context) {
      return JobReport.of(0, 0, 0, 0);
    }
  }

  private ProgressLine minutely() {
    return new ProgressLine(out, () -> nanos.addAndGet(60_000_000_000L));
  }

  private TerminalStream terminal() {
    return new TerminalStream(out, Map.of("NO_COLOR", "1"));
  }

  private String shown() {
    String shown = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return shown;
  }

  @Test
  void tasksAreThoseOfTheStepThatRuns() {
    Progress progress = new Progress(minutely());
    progress.show();
    progress.begin("");
    progress.submitted(3);
    progress.show();
    progress.begin("clean");
    progress.submitted(4);
    progress.ended();
    progress.begin("clean");
    progress.show();
    progress.begin("dedup");
    progress.submitted(2);
    progress.show();
    progress.close();
    assertEquals("clean  25 %  1 of 4 tasks\ndedup   0 %  0 of 2 tasks\n", shown());
  }

  @Test
  void nothingIsShownWhileNoTaskRuns() {
    Progress progress = new Progress(new ProgressLine(terminal(), nanos::get));
    progress.begin("clean");
    progress.submitted(1);
    progress.show();
    assertTrue(shown().contains("0 of 1 tasks"));
    progress.ended();
    nanos.addAndGet(1_000_000_000);
    progress.show();
    assertEquals("", shown());
    progress.begin("");
    assertEquals(ERASE, shown());
    progress.submitted(1);
    progress.show();
    progress.close();
    progress.show();
    assertEquals("", shown());
  }

  @Test
  void aDownloadIsInMegabytes() {
    try (PullLine line = new PullLine(minutely())) {
      line.at("x.gguf.part", 0, 100_000_000);
      line.at("x.gguf.part", 60_000_000, 100_000_000);
      line.at("y.gguf", 1_000_000, -1);
    }
    assertEquals(
        """
        x.gguf   0 %  0 of 100 MB
        x.gguf  60 %  60 of 100 MB  1.0 MB/s  40 s left
        y.gguf  1 MB
        """,
        shown());
  }

  @Test
  void stepsOfAPipelineHaveALineEach() {
    StepTable table =
        Pipeline.of(List.of(new Named("crawl"), new Named("load")))
            .run(job -> JobReport.of(9, 7, 0, 0), new ProgressLine(out));
    assertEquals(2, table.steps().size());
    assertEquals("crawl ...\nload ...\n", shown());
  }

  @Test
  void aFinishedStepLeavesALineOnATerminal() {
    Pipeline.of(List.of(new Named("crawl")))
        .run(job -> JobReport.of(9, 7, 0, 0), new ProgressLine(terminal()));
    String shown = shown();
    assertTrue(shown.matches("(?s).*\r\033\\[Kcrawl      7 rows out, [0-9]+\\.[0-9] s\n"), shown);
  }

  @Test
  void aFailedStepIsNamedAndItsLineTakenAway() {
    ProgressLine line = new ProgressLine(terminal());
    assertThrows(
        IllegalStateException.class,
        () ->
            Pipeline.of(List.of(new Named("crawl"), new Named("load")))
                .run(
                    job -> {
                      throw new IllegalStateException("no network");
                    },
                    line));
    String shown = shown();
    assertTrue(shown.matches("(?s).*\r\033\\[Kcrawl      failed, [0-9]+\\.[0-9] s\n"), shown);
  }
}
