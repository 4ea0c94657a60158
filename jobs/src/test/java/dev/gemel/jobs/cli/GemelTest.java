package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.conf.GemelException;
import dev.gemel.conf.Home;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.run.DataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command line answers before any work starts. */
class GemelTest {
  @TempDir Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Gemel(o, e).run(args);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nosuch                              | 2 | nosuch",
        "clean --nosuch                      | 2 | Unknown option",
        "clean --set nosuch.key=1            | 2 | unknown key nosuch",
        "clean --set novalue                 | 2 | expected name=value",
        "clean --set clean.partitions=0      | 2 | out of range",
        "clean --set clean.post-profile=none | 2 | no quality profile",
        "clean --conf /no/such/file          | 2 | no readable file",
        "text nosuch                         | 2 | no text function nosuch",
        "text normalize --threads 0          | 2 | --threads: expected 1 to 1024",
        "sql optimize                        | 2 | gemel sql only reads",
        "sql a b                             | 2 | Unmatched",
      })
  void badArgumentsSayWhatIsWrong(String line, int code, String message) {
    String[] args = (line + " --home " + home).split(" ");
    assertEquals(code, run(args), errors());
    assertTrue(errors().contains(message), errors());
  }

  @Test
  void reportsAllProblemsAtOnce() {
    run(
        "clean",
        "--home",
        home.toString(),
        "--set",
        "clean.partitions=0",
        "--set",
        "clean.post-profile=x");
    assertTrue(errors().contains("partitions") && errors().contains("post-profile"), errors());
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    for (GemelCommand command : Commands.all()) {
      String help = new CommandLine(command.spec()).getUsageMessage();
      assertTrue(help.contains("Example:"), command.spec().name());
    }
  }

  @Test
  void textAnswersEachLine() throws Exception {
    String lines =
        "{\"id\": 7, \"text\": \"A\\u00a0b\"}\n\nbroken\n{\"id\": 8}\n[1]\n\"s\"\nnull\n";
    TextCommand text =
        new TextCommand(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    var parsed = new CommandLine(text.spec()).parseArgs("normalize");
    DataException e =
        assertThrows(
            DataException.class,
            () -> text.run(parsed, new PrintStream(out, true, StandardCharsets.UTF_8)));
    assertTrue(e.getMessage().startsWith("5 of 7 lines"), e.getMessage());
    String[] answers = out.toString(StandardCharsets.UTF_8).split("\n");
    assertEquals("{\"id\":7,\"text\":\"A b\"}", answers[0]);
    assertTrue(answers[1].contains("\"line\":3"), answers[1]);
    assertTrue(answers[2].contains("field text is missing"), answers[2]);
    String other = "\"error\":\"no JSON object: the line is another JSON value\"}";
    assertEquals("{\"line\":5," + other, answers[3]);
    assertEquals("{\"line\":6," + other, answers[4]);
    assertTrue(answers[5].contains("the line is null"), answers[5]);
  }

  @Test
  void textEndsWhenItsOutputIsLost() {
    String line = "{\"text\": \"A\"}\n";
    TextCommand text =
        new TextCommand(
            new ByteArrayInputStream(line.repeat(1_000).getBytes(StandardCharsets.UTF_8)));
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    var parsed = new CommandLine(text.spec()).parseArgs("normalize");
    GemelException e =
        assertThrows(
            GemelException.class,
            () -> text.run(parsed, new PrintStream(full, false, StandardCharsets.UTF_8)));
    assertTrue(e.getMessage().contains("output could not be written"), e.getMessage());
  }

  @Test
  void searchTakesTheLockOfAnEmbeddedQdrantOnly() {
    Settings embedded = Settings.load(home, null, Map.of());
    Settings real = embedded.with("qdrant.url", "http://127.0.0.1:1");
    try (Home held = Home.open(home)) {
      assertThrows(GemelException.class, () -> SearchCommand.lock(embedded), held::toString);
      assertNull(SearchCommand.lock(real));
    }
  }
}
