package dev.gemel.text.html;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The real pages beside the checkout; tests that need them skip with a message when absent. */
final class SharedData {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SharedData() {}

  /** A folder or file of {@code ../shared/data}; skips the running test when it is absent. */
  static Path require(String name) {
    Path found = find(name);
    assumeTrue(found != null, "skipped: ../shared/data/" + name + " is not beside this checkout");
    return java.util.Objects.requireNonNull(found);
  }

  static @Nullable Path find(String name) {
    Path up = Path.of("").toAbsolutePath();
    while (up != null) {
      Path candidate = up.resolve("../shared/data").resolve(name).normalize();
      Path pom = up.resolve("pom.xml");
      if (Files.exists(pom) && Files.exists(candidate)) {
        return candidate;
      }
      up = up.getParent();
    }
    return null;
  }

  /** The bytes of a gzip file. */
  static byte[] gunzip(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
