package dev.gemel.text.html;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Pages of other projects and of our own making ({@code README.md} beside them lists them): all
 * that is read from each, pinned in a file that {@code -Dgemel.golden.update=true} rewrites, and
 * what a reader of the page says of it, which nothing rewrites. Where the two differ, {@code
 * faults.list} names the fault; one that is mended must leave that list.
 */
class GoldenExtractionTest {
  private static final Path FAULTS = GoldenPage.FOLDER.resolve("faults.list");
  private static final String PAGES = "src/test/resources/golden/html/pages.csv";

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(files = PAGES, useHeadersInDisplayName = true)
  void extracts(@AggregateWith(GoldenPage.Columns.class) GoldenPage page) throws IOException {
    Extraction found = page.extraction();
    assertAll(() -> isAsPinned(page, render(found)), () -> isTrueButForFaults(page, found));
  }

  private static void isAsPinned(GoldenPage page, String found) throws IOException {
    Path golden = GoldenPage.FOLDER.resolve(page.name() + ".txt");
    if (Boolean.getBoolean("gemel.golden.update")) {
      Files.writeString(golden, found);
    }
    assertTrue(Files.exists(golden), golden + " is missing; run with -Dgemel.golden.update=true");
    assertEquals(Files.readString(golden), found);
  }

  private static void isTrueButForFaults(GoldenPage page, Extraction found) throws IOException {
    TreeSet<String> known = new TreeSet<>();
    faults().stream()
        .filter(fault -> fault.page().equals(page.name()))
        .forEach(fault -> known.add(fault.check()));
    assertEquals(
        known,
        page.broken(found),
        () -> page + ": its line of pages.csv breaks otherwise than faults.list says");
  }

  @Test
  void everyPageHasItsLinesAndEveryLineItsPage() throws IOException {
    TreeSet<String> pages = new TreeSet<>();
    try (Stream<Path> files = Files.list(GoldenPage.FOLDER)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".html"))
          .forEach(file -> pages.add(file.substring(0, file.length() - ".html".length())));
    }
    TreeSet<String> lines = new TreeSet<>();
    Files.readAllLines(Path.of(PAGES)).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("page,"))
        .forEach(line -> lines.add(line.substring(0, line.indexOf(','))));
    assertEquals(pages, lines, PAGES);
    String readme = Files.readString(GoldenPage.FOLDER.resolve("README.md"));
    pages.forEach(p -> assertTrue(readme.contains("`" + p + "`"), p + ": README.md lacks it"));
    faults().forEach(f -> assertTrue(pages.contains(f.page()), f + ": no such page"));
  }

  /** One line of {@code faults.list}: a statement of {@code pages.csv} that does not hold yet. */
  private record Fault(String page, String check, String wrong) {}

  private static List<Fault> faults() throws IOException {
    return Files.readAllLines(FAULTS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" \\| ", 3))
        .map(parts -> new Fault(parts[0], parts[1], parts[2]))
        .toList();
  }

  private static String render(Extraction e) {
    StringBuilder out = new StringBuilder();
    field(out, "kind", e.kind().name());
    field(out, "title", e.title());
    field(out, "author", e.author());
    field(out, "publishedAt", e.publishedAt());
    field(out, "modifiedAt", e.modifiedAt());
    field(out, "siteName", e.siteName());
    field(out, "description", e.description());
    field(out, "language", e.language());
    field(out, "canonicalUrl", e.canonicalUrl());
    field(out, "tags", String.join(", ", e.tags()));
    out.append("\n=== text\n").append(e.text());
    out.append("\n=== markdown\n").append(e.markdown());
    out.append("\n=== comments\n").append(e.comments()).append('\n');
    return out.toString();
  }

  private static void field(StringBuilder out, String name, @Nullable String value) {
    out.append(name).append(": ").append(value == null ? "-" : value).append('\n');
  }
}
