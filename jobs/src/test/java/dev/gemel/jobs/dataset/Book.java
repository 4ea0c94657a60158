package dev.gemel.jobs.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.text.markup.MarkdownBody;
import dev.gemel.text.normalize.TextNormalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assumptions;

/** The 76 articles of two authors in the shared data, cleaned as the clean job does. */
public final class Book {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Book() {}

  /** Rows of {@code silver.documents}; the id is the article's link. Skips the test when absent. */
  public static List<Row> articles() {
    Path file = shared().resolve("data/book/articles.json");
    Assumptions.assumeTrue(Files.isReadable(file), "shared data is absent: book/articles.json");
    try {
      List<Row> rows = new ArrayList<>();
      JSON.readTree(file.toFile()).forEach(node -> rows.add(article(node)));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row article(JsonNode node) {
    String content = node.at("/content/Content").asText();
    MarkdownBody body = MarkdownBody.clean(TextNormalizer.normalize(content));
    return Documents.row(
        node.get("link").asText(),
        node.get("author_full_name").asText(),
        node.at("/content/Title").asText(null),
        TextNormalizer.normalize(body.text()),
        TextNormalizer.normalize(body.markdown()),
        true);
  }

  private static Path shared() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("pom.xml")) && Files.isDirectory(at.resolve("jobs"))) {
        return at.resolveSibling("shared");
      }
    }
    return Assumptions.abort("shared data is looked for beside the repository, which is not here");
  }
}
