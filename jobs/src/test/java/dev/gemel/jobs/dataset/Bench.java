package dev.gemel.jobs.dataset;

import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.dedup.DedupConfig;
import dev.gemel.jobs.dedup.DedupJob;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** A workbench with the jobs around the datasets. */
public final class Bench implements AutoCloseable {
  private final Workbench workbench;

  public Bench(Path home, Map<String, Object> sets) {
    this.workbench = new Workbench(home, sets);
  }

  public Workbench workbench() {
    return workbench;
  }

  /** Adds or replaces documents and clusters all. */
  public Bench put(Row... rows) {
    workbench
        .lake()
        .upsert(SilverTables.DOCUMENTS, Documents.frame(workbench.spark(), List.of(rows)));
    return dedup();
  }

  /** Removes documents and clusters the rest. */
  public Bench remove(Row... rows) {
    workbench
        .lake()
        .delete(SilverTables.DOCUMENTS, Documents.frame(workbench.spark(), List.of(rows)));
    return dedup();
  }

  private Bench dedup() {
    workbench.run(s -> new DedupJob(DedupConfig.from(s)));
    return this;
  }

  public JobReport instruct() {
    return workbench.run(s -> new InstructJob(DatasetConfig.from(s, "instruct")));
  }

  public JobReport prefer() {
    return workbench.run(s -> new PreferJob(DatasetConfig.from(s, "prefer")));
  }

  public List<Row> rows(Table table) {
    return workbench.rows(table);
  }

  /** Rejects of a job by reason. */
  public Map<String, Long> reasons(String job) {
    Map<String, Long> reasons = new TreeMap<>();
    rows(OpsTables.REJECTS).stream()
        .filter(r -> job.equals(r.getAs("job")))
        .forEach(r -> reasons.merge(r.getAs("reason"), 1L, Long::sum));
    return reasons;
  }

  @Override
  public void close() {
    workbench.close();
  }
}
