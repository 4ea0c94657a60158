package dev.gemel.embedded.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.embedded.site.Entry.Comment;
import dev.gemel.embedded.site.Entry.Flag;
import dev.gemel.embedded.site.Entry.MetadataStyle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EntryParserTest {
  private static final String GOOD =
      """
      path: /a/b/
      title: One: two
      author: ada
      kind: note
      date: 2024-02-29
      tags: x, , y
      flags: slow, unlisted
      summary: S.
      comment: N | a | b
      ---
      <p>Body</p>
      """;

  @Test
  void readsFrontMatterAndBody() {
    Entry entry = EntryParser.parse("f", GOOD);
    assertEquals("One: two", entry.title());
    assertEquals(List.of("x", "y"), entry.tags());
    assertEquals(Set.of(Flag.SLOW, Flag.UNLISTED), entry.flags());
    assertEquals(List.of(new Comment("N", "a | b")), entry.comments());
    assertEquals(MetadataStyle.FULL, entry.metadata());
    assertEquals("en", entry.language());
    assertEquals("<p>Body</p>", entry.body());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/cases/sample-site-entries.csv", numLinesToSkip = 1, delimiter = ';')
  void refusesWhatItCannotRead(String line, String replacement, String message) {
    String text = GOOD.replace(line, replacement == null ? "" : replacement);
    var e = assertThrows(IllegalArgumentException.class, () -> EntryParser.parse("f", text));
    String said = String.valueOf(e.getMessage());
    assertTrue(said.contains(message), said);
    assertTrue(said.startsWith("f: "), said);
  }

  @Test
  void twoEntriesCannotShareAPath() {
    Entry entry = EntryParser.parse("f", GOOD);
    assertThrows(IllegalArgumentException.class, () -> SiteContent.of(List.of(entry, entry)));
  }

  @Test
  void anUnknownOriginalIsAnError() {
    Entry entry = EntryParser.parse("f", "republish-of: /no/\n" + GOOD);
    assertThrows(IllegalArgumentException.class, () -> SiteContent.of(List.of(entry)));
  }

  @Test
  void aSlotWithoutAValueIsAnError() {
    Template template = new Template("{{a}} $1 \\ {{b}}");
    assertEquals("$x $1 \\ \\y", template.fill(java.util.Map.of("a", "$x", "b", "\\y")));
    assertThrows(IllegalArgumentException.class, () -> template.fill(java.util.Map.of("a", "x")));
  }

  @Test
  void theIndexNamesEveryFile() throws Exception {
    Path folder = Path.of("src/main/resources/sample-site/entries");
    try (var files = Files.list(folder)) {
      List<String> names =
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> n.endsWith(".html"))
              .sorted()
              .toList();
      assertEquals(names, Files.readAllLines(folder.resolve("index.txt")));
    }
  }
}
