package dev.gemel.text.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;

/**
 * One line of {@code pages.csv}: a page and what a reader of it says it holds.
 *
 * @param name of the files, without their endings
 * @param url where the page was found, or where it would be
 * @param kind of {@link dev.gemel.text.html.meta.PageKind}, or several divided by slashes
 * @param title {@code -} where the page has none, {@code ?} where it is not judged; so with the two
 *     after it
 * @param date a day; of an instant the day counts
 * @param says snippets of the text
 * @param omits snippets of furniture, which neither text nor Markdown may hold
 */
record GoldenPage(
    String name,
    String url,
    String kind,
    String title,
    String author,
    String date,
    List<String> says,
    List<String> omits) {
  static final Path FOLDER = Path.of("src/test/resources/golden/html");

  private static final int DAY = "2024-03-09".length();

  GoldenPage {
    says = List.copyOf(says);
    omits = List.copyOf(omits);
  }

  /** The page as it came over the wire, decoded as the crawler does it. */
  Extraction extraction() throws IOException {
    byte[] body = Files.readAllBytes(FOLDER.resolve(name + ".html"));
    return ContentExtractor.extract(Charsets.decode(body, null), url);
  }

  /** The names of all statements of this line that {@code e} breaks, such as {@code omits 2}. */
  TreeSet<String> broken(Extraction e) {
    TreeSet<String> broken = new TreeSet<>();
    if (!List.of(kind.split("/")).contains(e.kind().name())) {
      broken.add("kind");
    }
    if (!agrees(title, e.title())) {
      broken.add("title");
    }
    if (!agrees(author, e.author())) {
      broken.add("author");
    }
    String published = e.publishedAt();
    if (!agrees(date, published == null ? null : published.substring(0, DAY))) {
      broken.add("date");
    }
    String text = oneSpaced(e.text());
    String markdown = oneSpaced(e.markdown());
    broken.addAll(failing("says ", says, text::contains));
    broken.addAll(failing("omits ", omits, s -> !text.contains(s) && !markdown.contains(s)));
    return broken;
  }

  private static boolean agrees(String truth, @Nullable String found) {
    return truth.equals("?") || alternatives(truth).contains(found == null ? "-" : found);
  }

  private static List<String> failing(String name, List<String> snippets, Predicate<String> holds) {
    List<String> failing = new ArrayList<>();
    for (int i = 0; i < snippets.size(); i++) {
      if (alternatives(snippets.get(i)).stream().noneMatch(holds)) {
        failing.add(name + (i + 1));
      }
    }
    return failing;
  }

  private static List<String> alternatives(String truth) {
    return List.of(truth.split(" // "));
  }

  private static String oneSpaced(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ");
  }

  @Override
  public String toString() {
    return name;
  }

  /** Makes a page of the columns of its line. */
  static final class Columns implements ArgumentsAggregator {
    @Override
    public GoldenPage aggregateArguments(ArgumentsAccessor line, ParameterContext context) {
      return new GoldenPage(
          line.getString(0),
          line.getString(1),
          line.getString(2),
          line.getString(3),
          line.getString(4),
          line.getString(5),
          List.of(line.getString(6).split(" ## ")),
          List.of(line.getString(7).split(" ## ")));
    }
  }
}
