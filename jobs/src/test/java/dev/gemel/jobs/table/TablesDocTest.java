package dev.gemel.jobs.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TablesDocTest {
  @Test
  void theDocumentSaysWhatIsDeclared() throws IOException {
    Path file = Path.of("../docs/tables.md");
    if (Boolean.getBoolean("gemel.golden.update")) {
      Files.writeString(file, Tables.markdown());
    }
    assertEquals(Files.readString(file), Tables.markdown());
  }
}
