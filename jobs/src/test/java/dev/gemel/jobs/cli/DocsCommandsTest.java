package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.docs.Commands.Shown;
import dev.gemel.jobs.docs.MarkdownPage;
import dev.gemel.jobs.docs.ShellLine;
import dev.gemel.jobs.run.DataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command lines of the Markdown pages are ones that {@code gemel} takes. */
class DocsCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<MarkdownPage> PAGES = MarkdownPage.all();

  /** The launcher's own, which never reaches Java. */
  private static final String TEST = "test";

  @TempDir Path home;

  @TestFactory
  Stream<DynamicTest> commandLinesParse() {
    List<Shown> shown = dev.gemel.jobs.docs.Commands.all(PAGES);
    assertTrue(shown.size() > 20, shown.toString());
    return shown.stream()
        .filter(s -> !s.arguments().equals(List.of(TEST)))
        .distinct()
        .map(s -> DynamicTest.dynamicTest(s.toString(), () -> parse(s.arguments())));
  }

  private void parse(List<String> arguments) {
    CommandSpec root = CommandSpec.create().name("gemel").mixinStandardHelpOptions(true);
    Commands.all().forEach(c -> root.addSubcommand(c.spec().name(), c.spec()));
    root.addSubcommand("serve", service());
    String name = arguments.get(0);
    if (arguments.size() == 1) {
      assertTrue(root.subcommands().containsKey(name), "no command " + name);
      return;
    }
    ParseResult parsed =
        new CommandLine(root).parseArgs(arguments.toArray(String[]::new)).subcommand();
    if (!parsed.isUsageHelpRequested()) {
      settings(parsed);
    }
  }

  /** The service is a program of its own; its keys are checked here with the others. */
  private static CommandSpec service() {
    CommandSpec spec = Options.addCommon(CommandSpec.create().name("serve"));
    return spec.addOption(OptionSpec.builder("--port").type(Integer.class).build());
  }

  /** A key that does not exist, or a file that is not there, fails here. */
  private void settings(ParseResult parsed) {
    Map<String, Object> sets = new LinkedHashMap<>();
    for (String pair : parsed.matchedOptionValue("--set", List.<String>of())) {
      sets.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    Path file = parsed.matchedOptionValue("--conf", (Path) null);
    Settings.load(home, file == null ? null : MarkdownPage.root().resolve(file), sets);
  }

  @TestFactory
  Stream<DynamicTest> textExamplesPrintWhatIsShown() {
    List<Example> examples = PAGES.stream().flatMap(page -> Example.of(page).stream()).toList();
    assertTrue(examples.size() > 3, examples.toString());
    return examples.stream().map(e -> DynamicTest.dynamicTest(e.command(), () -> compare(e)));
  }

  private static void compare(Example example) throws IOException {
    List<List<String>> pipe = ShellLine.parse(example.command());
    assertEquals("echo", pipe.get(0).get(0), example.command());
    assertEquals("text", pipe.get(1).get(1), example.command());
    List<JsonNode> answers = run(pipe.get(1).get(2), pipe.get(0).get(1));
    List<JsonNode> expected = new ArrayList<>();
    for (String line : example.printed()) {
      expected.add(JSON.readTree(line));
    }
    assertEquals(expected, answers);
  }

  private static List<JsonNode> run(String function, String input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TextCommand text =
        new TextCommand(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    List<JsonNode> answers = new ArrayList<>();
    try {
      text.run(
          new CommandLine(text.spec()).parseArgs(function),
          new PrintStream(out, true, StandardCharsets.UTF_8));
    } catch (DataException e) {
      assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"error\""), e.getMessage());
    }
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      answers.add(JSON.readTree(line));
    }
    return answers;
  }

  /** A command of a console block and what the page says it prints. */
  private record Example(String command, List<String> printed) {
    static List<Example> of(MarkdownPage page) {
      List<Example> out = new ArrayList<>();
      for (MarkdownPage.Fence fence : page.fences()) {
        if (fence.language().equals("console")) {
          fence.lines().forEach(line -> add(out, line));
        }
      }
      return out;
    }

    private static void add(List<Example> out, String line) {
      if (line.startsWith("$ ")) {
        out.add(new Example(line.substring(2), new ArrayList<>()));
      } else {
        out.get(out.size() - 1).printed().add(line);
      }
    }
  }
}
