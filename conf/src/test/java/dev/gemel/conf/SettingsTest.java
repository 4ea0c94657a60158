package dev.gemel.conf;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crawl=1                    | crawl is a section",
        "spark=1                    | spark is a section",
        "import.fields=x            | import.fields is a section",
        "mongodb.uri.x=1            | ",
        "home=/elsewhere            | unknown key home",
      })
  void aValueWhereASectionBelongsIsAProblem(String set, @Nullable String message) {
    String[] pair = set.split("=");
    ConfigException e =
        assertThrows(
            ConfigException.class,
            () -> {
              Section section = load(Map.of(pair[0], pair[1])).section("mongodb");
              section.string("uri");
              section.check();
            });
    assertTrue(e.getMessage().contains(message == null ? pair[0].split("\\.x")[0] : message));
  }

  @Test
  void anUnresolvedNameIsAProblemNotATrace() throws IOException {
    Path file = Files.writeString(home.resolve("my.conf"), "crawl.delay = ${NO_SUCH_NAME}");
    ConfigException e =
        assertThrows(ConfigException.class, () -> Settings.load(home, file, Map.of()));
    assertTrue(e.getMessage().contains("NO_SUCH_NAME"), e.getMessage());
    Path good = Files.writeString(home.resolve("good.conf"), "crawl.delay = ${crawl.timeout}");
    Section crawl = Settings.load(home, good, Map.of()).section("crawl");
    assertEquals(crawl.duration("timeout"), crawl.duration("delay"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "-1s"})
  void aDurationIsPositive(String value) {
    Section crawl = load(Map.of("crawl.delay", value)).section("crawl");
    crawl.duration("delay");
    ConfigException e = assertThrows(ConfigException.class, crawl::check);
    assertTrue(e.getMessage().contains("crawl.delay"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "spark.\"spark.hadoop.fs.s3a.secret.key\", hush",
    "spark.\"spark.hadoop.fs.s3a.access.key\", hush",
    "spark.\"spark.executorEnv.LLM_KEY\", hush",
    "spark.\"spark.ssl.keyStorePassword\", hush",
    "mongodb.uri, mongodb://db/?tlsCertificateKeyFilePassword=hush",
    "mongodb.uri, mongodb+srv://me:h@/ush@db/x?authSource=hush",
    "qdrant.url, https://me:x@host/?key=hush",
  })
  void secretsAreMasked(String key, String value) {
    String shown = load(Map.of(key, value)).effective().toString();
    assertFalse(shown.contains("hush") || shown.contains("ush@"), shown);
  }

  @Test
  void whatOnlySoundsLikeASecretIsShown() {
    Map<String, String> shown =
        load(Map.of("llm.api-key-env", "LLM_KEY", "llm.url", "https://h/v1?a=b")).effective();
    assertEquals("LLM_KEY", shown.get("llm.api-key-env"));
    assertEquals("1200", shown.get("llm.max-tokens"));
    assertEquals("https://h/v1?a=b", shown.get("llm.url"));
  }

  @Test
  void credentialsInAddressesAreMasked() {
    String shown = load(Map.of("mongodb.uri", "mongodb://me:secret@db/")).effective().toString();
    assertFalse(shown.contains("secret"));
  }
}
