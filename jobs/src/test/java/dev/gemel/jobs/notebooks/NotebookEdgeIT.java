package dev.gemel.jobs.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.SparkTests;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.notebooks.NotebookProcess.Ended;
import dev.gemel.jobs.table.OpsTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The corpus overview where there is little or nothing to read. */
@Tag("heavy")
class NotebookEdgeIT {
  @TempDir Path folder;

  @BeforeAll
  static void needPython() throws IOException, InterruptedException {
    NotebookProcess.needPython();
  }

  @Test
  void saysWhichTablesAreMissingOrEmpty() throws IOException, InterruptedException {
    Lake lake = new Lake(SparkTests.session(), folder.resolve("lake").toString());
    Dataset<Row> rows =
        SparkTests.session()
            .createDataFrame(
                List.of(Rows.of(OpsTables.REJECTS, Map.of("job", "load", "record_id", "1"))),
                OpsTables.REJECTS.schema());
    lake.append(OpsTables.REJECTS, rows);
    lake.delete(OpsTables.REJECTS, rows);
    Path out = folder.resolve("out");
    Files.createDirectories(out);
    Files.createFile(out.resolve("corpus-1-authors.png"));

    Ended ended = NotebookProcess.run(lake.root(), out);

    assertEquals(0, ended.code(), ended::output);
    assertFalse(Files.exists(out.resolve("corpus-1-authors.png")), "a plot of a former run");
    Overview overview = Overview.read(out.resolve("corpus.html"));
    for (String section : List.of("Documents", "Lengths", "Publication", "Quality", "Signals")) {
      String text = overview.text(section);
      assertTrue(text.contains("silver.documents is not written yet; `gemel clean`"), text);
    }
    assertTrue(overview.text("Rejects").contains("ops.rejects has no rows"));
    assertFalse(Files.exists(folder.resolve("lake/silver")), "reading has made a folder");
  }

  @Test
  void failsAndNamesTheTableThatIsBroken() throws IOException, InterruptedException {
    Path log = Files.createDirectories(folder.resolve("lake/silver/documents/_delta_log"));
    Files.writeString(log.resolve("00000000000000000000.json"), "{\"metaData\": not json\n");
    Path out = folder.resolve("out");

    Ended ended = NotebookProcess.run(folder.resolve("lake").toString(), out);

    assertEquals(1, ended.code(), ended::output);
    assertTrue(ended.output().contains("silver.documents at "), ended::output);
    assertFalse(Files.exists(out.resolve("corpus.html")));
  }

  @Test
  void refusesUnknownArguments() throws IOException, InterruptedException {
    Ended ended =
        NotebookProcess.start(
            Map.of(), List.of(NotebookProcess.notebooks() + "/run.sh", "--lake", "x"));
    assertEquals(2, ended.code(), ended::output);
    assertTrue(ended.output().contains("usage: notebooks/run.sh [OUT]"), ended::output);
  }

  @Test
  void saysThatPythonIsMissing() throws IOException, InterruptedException {
    Path script = folder.resolve("run.sh");
    Files.copy(NotebookProcess.notebooks().resolve("run.sh"), script);
    Ended ended =
        NotebookProcess.start(
            Map.of("PYTHON", "no-such-python"), List.of("bash", script.toString()));
    assertEquals(2, ended.code(), ended::output);
    assertTrue(ended.output().contains("no-such-python is not Python 3.10"), ended::output);
  }
}
