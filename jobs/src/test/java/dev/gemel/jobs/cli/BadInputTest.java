package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake of the user ends in exit code 2 and one message before Spark is started. */
class BadInputTest {
  @TempDir Path work;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demo --nope                                             | Unknown option: '--nope'
          run --home {work}/home                                  | give --seed URL
          crawl --home {work}/home                                | seed
          crawl --home {work}/home --seed ftp://a.example/        | ftp://a.example/ is no http(s) URL
          crawl --home {work}/file --seed http://a.example/       | --home {work}/file cannot be written
          crawl --home {work}/file/in --seed http://a.example/    | --home {work}/file/in cannot be written
          crawl --home /proc/gemel --seed http://a.example/       | --home /proc/gemel cannot be written
          embed --home {work}/home --set embed.model={work}/m     | model is '{work}/m'
          status --set nope=1                                     | unknown key nope
          sql drop                                                | gemel sql only reads
          text nope                                               | no text function nope
          """)
  void saysWhatIsWrong(String command, String message) throws IOException {
    Files.writeString(work.resolve("file"), "not a folder");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = new Gemel(print(out), print(err)).run(fill(command).split(" +"));
    String said = err.toString(StandardCharsets.UTF_8);
    assertEquals(2, code, said);
    assertTrue(said.contains(fill(message)), said);
    assertFalse(said.contains("\tat "), said);
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  private String fill(String text) {
    return text.replace("{work}", work.toString());
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
