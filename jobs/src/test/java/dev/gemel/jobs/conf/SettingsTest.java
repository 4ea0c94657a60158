package dev.gemel.jobs.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path home;

  private Settings load(Map<String, Object> sets) {
    return Settings.load(home, null, sets);
  }

  @Test
  void laterLayersWin() throws IOException {
    Path file = Files.writeString(home.resolve("my.conf"), "crawl { delay = 2s, max-depth = 3 }");
    Section crawl = Settings.load(home, file, Map.of("crawl.max-depth", "4")).section("crawl");
    assertEquals(Duration.ofSeconds(2), crawl.duration("delay"));
    assertEquals(4, crawl.integer("max-depth", 0, 100));
    assertEquals(List.of(), crawl.strings("seeds"));
    assertNull(crawl.optionalString("author"));
    crawl.check();
  }

  @Test
  void theLakeLiesUnderTheHome() {
    assertEquals(home + "/lake", load(Map.of()).section("lake").string("uri"));
  }

  @Test
  void namesEveryUnknownKey() {
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> load(Map.of("crawl.dealy", "1s", "crwal.delay", "1s")));
    assertEquals(2, e.problems().size());
    assertTrue(e.getMessage().contains("crawl.dealy") && e.getMessage().contains("crwal"));
  }

  @Test
  void namesEveryWrongValueOfASection() {
    Section crawl =
        load(Map.of("crawl.delay", "soon", "crawl.max-depth", "-1", "crawl.max-body", "big"))
            .section("crawl");
    crawl.duration("delay");
    crawl.integer("max-depth", 0, 100);
    crawl.bytes("max-body");
    ConfigException e = assertThrows(ConfigException.class, crawl::check);
    assertEquals(3, e.problems().size());
    assertTrue(e.getMessage().contains("-1 is out of range; expected 0 to 100"), e.getMessage());
  }

  @Test
  void openSectionsTakeAnyKey() {
    assertEquals(
        "content.Title",
        load(Map.of("import.fields.title", "content.Title"))
            .section("import.fields")
            .string("title"));
  }

  @Test
  void aMissingFileIsAProblemNotATrace() {
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> Settings.load(home, home.resolve("no.conf"), Map.of()));
    assertTrue(e.getMessage().contains("no readable file"));
  }

  @Test
  void theDigestChangesWithTheSectionOnly() {
    String before = load(Map.of()).digest("crawl");
    assertEquals(before, load(Map.of("clean.partitions", "3")).digest("crawl"));
    assertNotEquals(before, load(Map.of("crawl.delay", "3s")).digest("crawl"));
  }

  @Test
  void credentialsInAddressesAreMasked() {
    String shown = load(Map.of("mongodb.uri", "mongodb://me:secret@db/")).effective().toString();
    assertFalse(shown.contains("secret"));
  }
}
