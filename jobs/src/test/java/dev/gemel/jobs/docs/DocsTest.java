package dev.gemel.jobs.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.SparkTests;
import dev.gemel.jobs.table.Table;
import dev.gemel.jobs.table.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The Markdown pages say what is so: links, configuration keys, SQL. */
class DocsTest {
  private static final List<MarkdownPage> PAGES = MarkdownPage.all();

  @TempDir Path home;

  @Test
  void relativeLinksLeadSomewhere() {
    List<String> broken = new ArrayList<>();
    for (MarkdownPage page : PAGES) {
      page.relativeLinks().stream()
          .filter(link -> !leads(page, link))
          .forEach(link -> broken.add(page.name() + ": " + link));
    }
    assertEquals(List.of(), broken);
  }

  private static boolean leads(MarkdownPage page, String link) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty()
            ? page.path()
            : page.path().resolveSibling(parts[0]).toAbsolutePath().normalize();
    boolean anchored =
        parts.length == 1
            || (Files.isRegularFile(target)
                && MarkdownPage.of(target).anchors().contains(parts[1]));
    return Files.exists(target) && target.startsWith(MarkdownPage.root()) && anchored;
  }

  /** {@code run NAME} is a program of that folder; any other first cell is a file or a folder. */
  @Test
  void benchmarksCanBeStarted() {
    Path folder = MarkdownPage.root().resolve("benchmarks");
    List<String> programs =
        MarkdownPage.of(folder.resolve("README.md"))
            .prose()
            .lines()
            .filter(line -> line.startsWith("| `") && line.contains("` |"))
            .map(line -> line.split("`")[1])
            .filter(program -> program.startsWith("run ") || program.contains("/"))
            .toList();
    assertEquals(List.of(), programs.stream().filter(program -> !starts(folder, program)).toList());
    assertTrue(programs.contains("run functions"), programs.toString());
  }

  private static boolean starts(Path folder, String program) {
    return program.startsWith("run ")
        ? Files.isExecutable(folder.resolve(program.substring(4)).resolve("run"))
        : Files.exists(folder.resolve(program));
  }

  /** In backticks, {@code section.key} with a section of ours is a key, or a table's name. */
  @Test
  void configurationKeysExist() {
    Config reference =
        ConfigFactory.parseFile(MarkdownPage.root().resolve("conf/reference.conf").toFile());
    List<String> unknown = new ArrayList<>();
    for (MarkdownPage page : PAGES) {
      page.inlineCode().stream()
          .map(code -> code.replaceFirst("\\s*=.*", ""))
          .filter(code -> code.matches("[a-z]+(\\.[a-z][a-z0-9-]*)+"))
          .filter(code -> reference.root().containsKey(code.substring(0, code.indexOf('.'))))
          .filter(code -> !code.startsWith("spark.") && !code.endsWith(".py") && !isTable(code))
          .filter(code -> !reference.hasPathOrNull(code))
          .forEach(code -> unknown.add(page.name() + ": " + code));
    }
    assertEquals(List.of(), unknown);
  }

  private static boolean isTable(String name) {
    return Tables.ALL.stream().anyMatch(t -> t.name().equals(name));
  }

  @TestFactory
  Stream<DynamicTest> configurationExamplesLoad() {
    return PAGES.stream()
        .flatMap(page -> page.fences().stream().filter(f -> f.language().equals("hocon")))
        .map(fence -> DynamicTest.dynamicTest(fence.lines().get(0), () -> load(fence.text())));
  }

  private void load(String hocon) throws Exception {
    Path file = Files.writeString(home.resolve("example.conf"), hocon);
    assertDoesNotThrow(() -> Settings.load(home, file, Map.of()));
  }

  /** Spark analyses each query against the declared tables; nothing is executed. */
  @TestFactory
  Stream<DynamicTest> sqlNamesWhatExists() {
    SparkSession spark = SparkTests.session().newSession();
    Tables.ALL.forEach(
        t -> spark.createDataFrame(List.of(), t.schema()).createOrReplaceTempView(view(t)));
    List<String> queries = Commands.sql(PAGES);
    assertTrue(queries.size() > 4, queries.toString());
    return queries.stream()
        .map(q -> DynamicTest.dynamicTest(q, () -> spark.sql(overViews(q)).schema()));
  }

  private static String overViews(String query) {
    String out = query;
    for (Table table : Tables.ALL) {
      out = out.replaceAll("\\b" + table.name().replace(".", "\\.") + "\\b", view(table));
    }
    return out;
  }

  private static String view(Table table) {
    return table.name().replace('.', '_').toLowerCase(Locale.ROOT);
  }
}
