package dev.gemel.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gemel.conf.GemelException;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRunnerTest {
  @TempDir Path home;

  /** A job that does what a test says. */
  private record Scripted(Function<JobContext, JobReport> work) implements Job {
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
    public JobReport run(JobContext context) {
      return work.apply(context);
    }
  }

  @Test
  void aRunThatFailsLeavesARowThatSaysWhyAndIsThrown() {
    try (Workbench bench = new Workbench(home)) {
      GemelException failure = new GemelException("the disk is on fire; put it out");
      Job job =
          new Scripted(
              c -> {
                throw failure;
              });
      assertSame(failure, assertThrows(GemelException.class, () -> bench.run(s -> job)));
      Row row = bench.rows(OpsTables.RUNS).get(0);
      assertEquals("failed", row.getAs("status"));
      assertEquals("the disk is on fire; put it out", row.getAs("error"));
      assertEquals(0L, row.<Long>getAs("rows_out"));
    }
  }

  @Test
  void eachRunLeavesARowWithItsCountsAndTheDigestOfItsSettings() {
    try (Workbench bench = new Workbench(home)) {
      Job job = new Scripted(c -> JobReport.of(4, 3, 1, 0).with("extra", 7));
      bench.run(s -> job);
      bench.set("clean.partitions", 3);
      bench.run(s -> job);
      List<Row> rows = bench.lake().read(OpsTables.RUNS).orderBy("started_at").collectAsList();
      assertEquals(2, rows.size());
      Row first = rows.get(0);
      assertEquals("done", first.getAs("status"));
      assertEquals(
          List.of(4L, 3L, 1L),
          List.of(
              first.<Long>getAs("rows_in"),
              first.<Long>getAs("rows_out"),
              first.<Long>getAs("rows_unchanged")));
      assertEquals(7L, first.getJavaMap(first.fieldIndex("counts")).get("extra"));
      assertNotEquals(
          first.<String>getAs("config_digest"), rows.get(1).<String>getAs("config_digest"));
    }
  }
}
