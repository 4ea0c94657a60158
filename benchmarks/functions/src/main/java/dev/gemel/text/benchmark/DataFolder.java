package dev.gemel.text.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the pages and texts come from: a folder of real data, as {@code benchmarks/run text} takes
 * it, or what the tests ship.
 *
 * @param pages files of HTML, those ending in {@code .gz} compressed
 * @param texts bodies of articles
 */
record DataFolder(List<Path> pages, List<String> texts) {
  /** Of a folder with extraction-dev, wcxb-dev or book in it. */
  static DataFolder real(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BadInput("--data %s is no folder; name one, or leave --data out".formatted(folder));
    }
    List<Path> pages = new ArrayList<>();
    for (String name : List.of("extraction-dev", "wcxb-dev")) {
      pages.addAll(files(folder.resolve(name).resolve("html"), ".html.gz"));
    }
    List<String> texts = realTexts(folder);
    if (pages.isEmpty() || texts.isEmpty()) {
      throw new BadInput(
          "--data %s has %d pages and %d texts; expected some in {extraction-dev,wcxb-dev}/html/*.html.gz and in extraction-dev/ground-truth.json, wcxb-dev/ground-truth/*.json or book/articles.json. Name another folder, or leave --data out for what the tests ship"
              .formatted(folder, pages.size(), texts.size()));
    }
    return new DataFolder(pages, texts);
  }

  /** Of the golden pages of udfs' tests. */
  static DataFolder shipped(Path golden) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files(golden, ".txt")) {
      texts.add(Files.readString(file));
    }
    return new DataFolder(files(golden, ".html"), texts);
  }

  private static List<String> realTexts(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    Path bodies = folder.resolve("extraction-dev/ground-truth.json");
    if (Files.exists(bodies)) {
      Json.read(bodies).forEach(page -> texts.add(page.path("articleBody").asText()));
    }
    for (Path file : files(folder.resolve("wcxb-dev/ground-truth"), ".json")) {
      texts.add(Json.read(file).at("/ground_truth/main_content").asText());
    }
    Path book = folder.resolve("book/articles.json");
    if (Files.exists(book)) {
      Json.read(book).forEach(article -> texts.add(article.at("/content/Content").asText()));
    }
    texts.removeIf(String::isBlank);
    return texts;
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
