package dev.gemel.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Real texts from beside the repository; a test that needs them skips where they are absent. */
public final class SharedData {
  private SharedData() {}

  /** The texts of the book's articles. */
  public static List<String> articles() throws IOException {
    Path file = find("data/book/articles.json");
    List<String> texts = new ArrayList<>();
    for (JsonNode article : new ObjectMapper().readTree(file.toFile())) {
      texts.add(article.path("content").path("Content").asText(""));
    }
    return texts;
  }

  private static Path find(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path file = folder.resolve("../shared").resolve(name).normalize();
      if (Files.exists(file)) {
        return file;
      }
      folder = folder.getParent();
    }
    throw new TestAbortedException("skipped: no ../shared/" + name + " beside the repository");
  }
}
