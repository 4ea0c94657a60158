package dev.gemel.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages of our own making and all that is read from them; {@code -Dgemel.golden.update=true}
 * rewrites.
 */
class GoldenExtractionTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/html");

  @ParameterizedTest
  @CsvSource({
    "blog-post, https://workshop.example/2024/03/mending-a-clock/",
    "listing, https://workshop.example/writing/",
    "note, https://workshop.example/notes/2024/17/",
    "documentation, https://clockwork.example/configuration/"
  })
  void extracts(String name, String url) throws IOException {
    String html = Files.readString(GOLDEN.resolve(name + ".html"));
    String found = render(ContentExtractor.extract(html, url));
    Path golden = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("gemel.golden.update")) {
      Files.writeString(golden, found);
    }
    assertTrue(Files.exists(golden), golden + " is missing; run with -Dgemel.golden.update=true");
    assertEquals(Files.readString(golden), found);
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
