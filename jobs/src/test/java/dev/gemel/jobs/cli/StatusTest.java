package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.dataset.Documents;
import dev.gemel.jobs.lake.LakeFiles;
import dev.gemel.jobs.lake.TableLog;
import dev.gemel.jobs.run.Rejects;
import dev.gemel.jobs.table.SilverTables;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
  private static final StructType REJECT =
      new StructType()
          .add("record_id", DataTypes.StringType)
          .add("record_version", DataTypes.StringType)
          .add("reason", DataTypes.StringType)
          .add("detail", DataTypes.StringType)
          .add("original", DataTypes.StringType);

  @TempDir Path home;

  @Test
  void tellsRowsRejectsAndTheShareOfCharactersLostWithoutSpark() {
    Status status = new Status(new LakeFiles(new Configuration(), home + "/lake"));
    assertTrue(status.tables().get(SilverTables.DOCUMENTS).isEmpty());
    assertTrue(status.text().isEmpty());
    try (Workbench bench = new Workbench(home)) {
      Dataset<Row> documents =
          Documents.frame(
                  bench.spark(),
                  List.of(Documents.article("a", "12345678"), Documents.dropped("b", "12345678")))
              .withColumn("raw_chars", functions.lit(10L));
      bench.lake().append(SilverTables.DOCUMENTS, documents);
      List<Row> rejects =
          List.of(
              RowFactory.create("a", "v", "too_short", null, null),
              RowFactory.create("b", "v", "alias", null, null),
              RowFactory.create("c", "v", "too_short", null, null));
      Dataset<Row> rows = bench.spark().createDataFrame(rejects, REJECT);
      new Rejects(bench.lake(), "clean").update(rows, rows.limit(0));
    }
    TableLog log = status.tables().get(SilverTables.DOCUMENTS).orElseThrow();
    assertEquals(2, log.counts().rows().orElseThrow());
    assertEquals(0, log.version());
    assertEquals(
        "[TextKept[platform=example.org, documents=2, kept=1, rawChars=20, chars=16]]",
        status.text().orElseThrow().toString());
    assertEquals(0.2, status.text().orElseThrow().get(0).lost());
    assertEquals(
        List.of(
            new Status.Rejected("clean", "too_short", 2), new Status.Rejected("clean", "alias", 1)),
        status.rejected().orElseThrow());
  }
}
