package dev.gemel.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.dataset.Documents;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job is run again exactly when something that it depends on has changed. */
class NothingToDoTest {
  @TempDir Path home;

  private int runs;
  private Optional<String> outside = Optional.of("rules 1");
  private boolean fails;
  private Runnable during = () -> {};

  private final Job job =
      new Job() {
        @Override
        public String name() {
          return "clean";
        }

        @Override
        public List<Table> inputs() {
          return List.of(SilverTables.DOCUMENTS);
        }

        @Override
        public List<Table> outputs() {
          return List.of();
        }

        @Override
        public Optional<String> outsideState(JobContext context) {
          return outside;
        }

        @Override
        public JobReport run(JobContext context) {
          runs++;
          during.run();
          if (fails) {
            throw new IllegalStateException("not today");
          }
          return JobReport.of(7, 3, 4, 0).with("extra", 1);
        }
      };

  private void assertRuns(String about, int expected, Workbench bench) {
    int before = runs;
    bench.run(s -> job);
    assertEquals(expected, runs - before, about);
  }

  @Test
  void isRunWhenSomethingChangedAndOnlyThen() {
    try (Workbench bench = new Workbench(home)) {
      assertRuns("never run", 1, bench);
      assertRuns("nothing changed", 0, bench);
      assertRuns("nothing changed since a run that did nothing", 0, bench);
      bench.set("clean.partitions", 3);
      assertRuns("its configuration", 1, bench);
      assertRuns("nothing changed", 0, bench);
      bench.set("crawl.max-pages", 3);
      assertRuns("another job's configuration", 0, bench);
      bench
          .lake()
          .append(
              SilverTables.DOCUMENTS,
              Documents.frame(bench.spark(), List.of(Documents.article("a", "b"))));
      assertRuns("a table it reads", 1, bench);
      outside = Optional.of("rules 2");
      assertRuns("what lies outside", 1, bench);
      outside = Optional.empty();
      assertRuns("a job that cannot tell", 1, bench);
      assertRuns("a job that cannot tell", 1, bench);
    }
  }

  @Test
  void aFailedRunIsNoReasonToDoNothing() {
    try (Workbench bench = new Workbench(home)) {
      assertRuns("never run", 1, bench);
      outside = Optional.of("rules 2");
      fails = true;
      assertThrows(IllegalStateException.class, () -> bench.run(s -> job));
      fails = false;
      assertRuns("the last run failed", 1, bench);
      assertRuns("nothing changed", 0, bench);
    }
  }

  @Test
  void whatChangesOutsideDuringARunIsSeenByTheNext() {
    try (Workbench bench = new Workbench(home)) {
      during = () -> outside = Optional.of("rules 2");
      assertRuns("never run", 1, bench);
      during = () -> {};
      assertRuns("changed while it ran", 1, bench);
      assertRuns("nothing changed", 0, bench);
    }
  }

  @Test
  void theRowOfARunThatDidNothingSaysSo() {
    try (Workbench bench = new Workbench(home)) {
      bench.run(s -> job);
      JobReport second = bench.run(s -> job);
      assertEquals(JobReport.of(7, 0, 7, 0), second);
      List<Row> rows = bench.lake().read(OpsTables.RUNS).orderBy("started_at").collectAsList();
      assertEquals(List.of(3L, 0L), rows.stream().map(r -> r.<Long>getAs("rows_out")).toList());
      assertEquals(
          List.of(4L, 7L), rows.stream().map(r -> r.<Long>getAs("rows_unchanged")).toList());
      assertEquals(
          rows.get(0).<String>getAs("state_digest"), rows.get(1).<String>getAs("state_digest"));
    }
  }

  @Test
  void fullRunsItInAnyCase() {
    try (Workbench bench = new Workbench(home)) {
      bench.run(s -> job);
      try (JobRunner runner =
          new JobRunner(
              bench.spark(),
              bench.lake(),
              bench.services(),
              bench.settings(),
              Clock.systemUTC(),
              true)) {
        runner.run(job);
      }
      assertEquals(2, runs);
    }
  }
}
