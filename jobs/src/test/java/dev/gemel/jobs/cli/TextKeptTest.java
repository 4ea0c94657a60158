package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.dataset.Documents;
import dev.gemel.jobs.table.SilverTables;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextKeptTest {
  @TempDir Path home;

  @Test
  void countsDocumentsAndTheShareOfCharactersLost() {
    try (Workbench bench = new Workbench(home)) {
      assertEquals(0, TextKept.of(bench.lake()).count());
      Dataset<Row> documents =
          Documents.frame(
                  bench.spark(),
                  List.of(Documents.article("a", "12345678"), Documents.dropped("b", "12345678")))
              .withColumn("raw_chars", functions.lit(10L));
      bench.lake().append(SilverTables.DOCUMENTS, documents);
      List<Row> rows = TextKept.of(bench.lake()).collectAsList();
      assertEquals("[[example.org,2,1,20,16,0.2]]", rows.toString());
    }
  }
}
