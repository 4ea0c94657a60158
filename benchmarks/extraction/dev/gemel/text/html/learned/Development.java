package dev.gemel.text.html.learned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.text.html.Charsets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the development pages: {@code wcxb-dev} and {@code extraction-dev} of a data folder. */
final class Development {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Development() {}

  /** All pages; fails with what is missing when the folder is not complete. */
  static List<Sample> load(Path data) throws IOException {
    for (String part : List.of("wcxb-dev/ground-truth", "wcxb-dev/html", "extraction-dev/html")) {
      if (!Files.isDirectory(data.resolve(part))) {
        System.err.println(
            "missing: "
                + data.resolve(part)
                + "\nGive the folder that holds wcxb-dev and"
                + " extraction-dev, as in: benchmarks/extraction/run table ../shared/data");
        System.exit(3);
      }
    }
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> files = Files.list(data.resolve("wcxb-dev/ground-truth"))) {
      for (Path file : files.sorted().toList()) {
        samples.add(everyKind(data.resolve("wcxb-dev"), JSON.readTree(file.toFile())));
      }
    }
    Path articles = data.resolve("extraction-dev");
    JsonNode truths = JSON.readTree(articles.resolve("ground-truth.json").toFile());
    for (var page : truths.properties()) {
      samples.add(article(articles, page.getKey(), page.getValue()));
    }
    return samples;
  }

  private static Sample everyKind(Path set, JsonNode page) throws IOException {
    String id = page.path("file_id").asText();
    String type = page.path("_internal").path("page_type").path("primary").asText();
    return new Sample(
        id,
        page.path("url").asText(),
        PageType.valueOf(type.toUpperCase(Locale.ROOT)),
        false,
        html(set, id),
        page.path("ground_truth").path("main_content").asText());
  }

  private static Sample article(Path set, String id, JsonNode page) throws IOException {
    String url = page.path("url").asText();
    String truth = page.path("articleBody").asText();
    return new Sample(id, url, PageType.ARTICLE, true, html(set, id), truth);
  }

  private static String html(Path set, String id) throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(set.resolve("html/" + id + ".html.gz")))) {
      return Charsets.decode(in.readAllBytes(), null);
    }
  }
}
