package dev.gemel.jobs.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.conf.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetrievalSetTest {
  @TempDir Path folder;

  @Test
  void queriesMayHaveAnAnswerWithItsPassages() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("q.jsonl"),
            """
            {"query": "What of tea?", "relevant": ["d1", "d2"]}

            {"query": "What of rain?", "relevant": ["d3"], "answer": "It rains.", "passages": ["It rains a lot."]}
            {"query": "What of snow?", "relevant": ["d4"], "answer": "It snows."}
            """);
    RetrievalSet set = RetrievalSet.read(file);
    assertEquals(3, set.queries().size());
    assertEquals(Set.of("d1", "d2"), set.queries().get(0).relevant());
    assertEquals(List.of("What of rain?"), set.answered().stream().map(q -> q.text()).toList());
    assertTrue(RetrievalSet.read(null).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "{}",
        "{\"query\": \"a\"}",
        "{\"query\": \"\", \"relevant\": [\"d\"]}",
        "[]"
      })
  void aLineThatIsNoQueryIsNamed(String line) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("q.jsonl"), "{\"query\": \"a\", \"relevant\": [\"d\"]}\n" + line);
    ConfigException e = assertThrows(ConfigException.class, () -> RetrievalSet.read(file));
    assertTrue(e.getMessage().contains("line 2 of " + file), e::getMessage);
  }

  @Test
  void aMissingFileSaysSo() {
    Path file = folder.resolve("none");
    ConfigException e = assertThrows(ConfigException.class, () -> RetrievalSet.read(file));
    assertTrue(e.getMessage().contains("cannot be read"), e::getMessage);
  }
}
