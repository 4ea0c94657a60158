package dev.gemel.text.benchmark;

import dev.gemel.text.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * What is measured, chosen once and read by each fork. Pages and texts are at even steps through
 * all of them by size, so that few stand for many, and the same folder gives the same choice.
 *
 * @param pages from the smallest to the largest
 * @param texts from the shortest to the longest
 * @param personal lines with personal data of all types
 * @param urls as they stand on pages
 */
record Inputs(List<Page> pages, List<String> texts, String personal, List<String> urls) {
  /** Pages of each of the three sizes, texts, and URLs: each operation goes over as many. */
  static final int PAGES = 4;

  static final int TEXTS = 16;
  static final int URLS = 32;

  /** The system property that tells a fork where the inputs lie. */
  static final String PROPERTY = "gemel.inputs";

  /** A page and where it would have been fetched from. */
  record Page(String url, String html) {}

  /** The choice from real or shipped data; what is small enough to ship comes from the tests. */
  static Inputs choose(DataFolder data, Path testResources) throws IOException {
    List<Page> pages = new ArrayList<>();
    for (Path file : spread(bySize(data.pages()), 3 * PAGES)) {
      pages.add(new Page("https://example.org/" + pages.size(), html(file)));
    }
    Comparator<String> order = Comparator.comparing(String::length);
    List<String> texts = data.texts().stream().sorted(order.thenComparing(t -> t)).toList();
    List<String> urls =
        Files.readAllLines(testResources.resolve("cases/url-normalize.csv")).stream()
            .filter(line -> line.contains(" | "))
            .map(line -> line.substring(0, line.indexOf(" | ")))
            .toList();
    return new Inputs(
        pages,
        spread(texts, TEXTS),
        Files.readString(testResources.resolve("fuzz/seeds/personal.txt")),
        spread(urls, URLS));
  }

  /** What the launcher wrote. */
  static Inputs read() {
    Path file = Path.of(System.getProperty(PROPERTY, ""));
    try {
      return Json.MAPPER.readValue(file.toFile(), Inputs.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the inputs " + file, e);
    }
  }

  /** Names the content: two results can be compared if theirs is one. */
  String digest() {
    return Ids.xxh128(Json.line(this));
  }

  private static List<Path> bySize(List<Path> files) {
    return files.stream().sorted(Comparator.comparing((Path f) -> f.toFile().length())).toList();
  }

  /** {@code count} values at even steps, some more than once where there are fewer. */
  private static <T> List<T> spread(List<T> values, int count) {
    List<T> spread = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      spread.add(values.get((2 * i + 1) * values.size() / (2 * count)));
    }
    return spread;
  }

  private static String html(Path file) throws IOException {
    boolean gzip = file.toString().endsWith(".gz");
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = gzip ? new GZIPInputStream(raw) : raw) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
