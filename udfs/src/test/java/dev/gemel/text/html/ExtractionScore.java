package dev.gemel.text.html;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.text.html.meta.PageKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scores the extraction on real pages: {@code ExtractionScore [extraction-dev|wcxb-dev] [worst]}.
 *
 * <p>extraction-dev: mean precision and recall over 4-gram multisets of word tokens, F1 of the two
 * means. wcxb-dev: word multiset F1 per page, averaged.
 */
public final class ExtractionScore {
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  /** The score of one page. */
  record Page(String id, String type, double precision, double recall, int chars, PageKind kind) {
    double f1() {
      return harmonic(precision, recall);
    }
  }

  private ExtractionScore() {}

  /** Prints the table and the worst pages. */
  public static void main(String[] args) {
    String set = args.length > 0 ? args[0] : "extraction-dev";
    int worst = args.length > 1 ? Integer.parseInt(args[1]) : 12;
    Path folder = SharedData.find(set);
    if (folder == null) {
      throw new IllegalStateException("../shared/data/" + set + " is not beside this checkout");
    }
    List<Page> pages = set.equals("wcxb-dev") ? wcxb(folder, 1) : shingles(folder, 1);
    pages.stream()
        .sorted(Comparator.comparingDouble(Page::f1))
        .limit(worst)
        .forEach(
            p ->
                print(
                    "%.3f P %.3f R %.3f %6d %s %s %s%n",
                    p.f1(), p.precision(), p.recall(), p.chars(), p.type(), p.kind(), p.id()));
    Map<String, List<Page>> types =
        pages.stream()
            .collect(Collectors.groupingBy(Page::type, TreeMap::new, Collectors.toList()));
    types.forEach(
        (type, list) ->
            print(
                "%-14s n %3d F1 %.4f (mean of pages %.4f) kinds %s%n",
                type, list.size(), f1OfMeans(list), meanF1(list), kinds(list)));
    print(
        "all P %.4f R %.4f F1 of means %.4f, mean of F1 %.4f%n",
        mean(pages, true), mean(pages, false), f1OfMeans(pages), meanF1(pages));
  }

  private static Map<PageKind, Long> kinds(List<Page> pages) {
    return pages.stream()
        .collect(Collectors.groupingBy(Page::kind, TreeMap::new, Collectors.counting()));
  }

  /** Scores of every {@code step}th page of extraction-dev by 4-grams. */
  static List<Page> shingles(Path folder, int step) {
    List<Map.Entry<String, JsonNode>> truth = new ArrayList<>();
    SharedData.json(folder.resolve("ground-truth.json")).fields().forEachRemaining(truth::add);
    return every(step, truth).map(page -> shinglePage(folder, page)).toList();
  }

  private static Page shinglePage(Path folder, Map.Entry<String, JsonNode> page) {
    byte[] body = SharedData.gunzip(folder.resolve("html").resolve(page.getKey() + ".html.gz"));
    String url = page.getValue().path("url").asText();
    return score(
        page.getKey() + " " + url,
        "article",
        body,
        url,
        page.getValue().path("articleBody").asText(),
        4);
  }

  /** Scores of every {@code step}th page of wcxb-dev by words. */
  static List<Page> wcxb(Path folder, int step) {
    try (Stream<Path> files = Files.list(folder.resolve("ground-truth"))) {
      return every(step, files.sorted().toList()).map(file -> wcxbPage(folder, file)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static <T> Stream<T> every(int step, List<T> all) {
    return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get);
  }

  private static Page wcxbPage(Path folder, Path file) {
    JsonNode truth = SharedData.json(file);
    String id = truth.path("file_id").asText();
    String url = truth.path("url").asText();
    byte[] body = SharedData.gunzip(folder.resolve("html").resolve(id + ".html.gz"));
    String type = truth.path("_internal").path("page_type").path("primary").asText();
    return score(
        id + " " + url,
        type,
        body,
        url,
        truth.path("ground_truth").path("main_content").asText(),
        1);
  }

  private static Page score(
      String id, String type, byte[] body, @Nullable String url, String truth, int n) {
    Extraction extraction = ContentExtractor.extract(Charsets.decode(body, null), url);
    Map<String, Integer> found = grams(extraction.text(), n);
    Map<String, Integer> wanted = grams(truth, n);
    double common = 0;
    for (Map.Entry<String, Integer> e : found.entrySet()) {
      common += Math.min(e.getValue(), wanted.getOrDefault(e.getKey(), 0));
    }
    double precision = found.isEmpty() ? (wanted.isEmpty() ? 1 : 0) : common / total(found);
    double recall = wanted.isEmpty() ? 1 : common / total(wanted);
    return new Page(id, type, precision, recall, extraction.text().length(), extraction.kind());
  }

  private static Map<String, Integer> grams(String text, int n) {
    String lower = n == 1 ? text.toLowerCase(Locale.ROOT) : text;
    List<String> words = WORD.matcher(lower).results().map(r -> r.group()).toList();
    Map<String, Integer> grams = new HashMap<>();
    int last = Math.max(words.isEmpty() ? 0 : 1, words.size() - n + 1);
    for (int i = 0; i < last; i++) {
      grams.merge(
          String.join(" ", words.subList(i, Math.min(words.size(), i + n))), 1, Integer::sum);
    }
    return grams;
  }

  private static double total(Map<String, Integer> grams) {
    return grams.values().stream().mapToInt(Integer::intValue).sum();
  }

  static double f1OfMeans(List<Page> pages) {
    return harmonic(mean(pages, true), mean(pages, false));
  }

  static double meanF1(List<Page> pages) {
    return pages.stream().mapToDouble(Page::f1).average().orElse(0);
  }

  private static double mean(List<Page> pages, boolean precision) {
    return pages.stream()
        .mapToDouble(p -> precision ? p.precision() : p.recall())
        .average()
        .orElse(0);
  }

  private static double harmonic(double p, double r) {
    return p + r == 0 ? 0 : 2 * p * r / (p + r);
  }

  // The program's product is its output.
  private static void print(String format, Object... args) {
    System.out.printf(Locale.ROOT, format, args);
  }
}
