package dev.gemel.jobs.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** {@code manifest.json}: what a release is, and the SHA-256 of each of its other files. */
final class Manifest {
  static final String FILE = "manifest.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Manifest() {}

  /** The file's text. */
  static String write(Facts facts, SortedMap<String, String> files) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("format", "gemel-release-1");
    out.put("release_id", facts.releaseId());
    out.put("name", facts.name());
    out.put("released_at", facts.releasedAt().toString());
    out.put("code_version", facts.codeVersion());
    out.put("counts", facts.counts());
    out.put("authors", facts.authors());
    out.put("languages", facts.languages());
    out.put("generators", facts.generators());
    out.put("prompts", facts.prompts());
    out.put("inputs", facts.inputs());
    out.put("test_rows_left_out", facts.leftOut());
    out.put("files", files);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the manifest could not be written as JSON", e);
    }
  }

  /**
   * The files of the release in {@code folder} with their digests, or null when the folder is not
   * there or a file is missing or differs: a copy to an object store may have been cut.
   */
  static @Nullable SortedMap<String, String> intact(FileSystem fs, Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (InputStream in = fs.open(new Path(folder, FILE))) {
      JsonNode manifest = JSON.readTree(in);
      manifest
          .path("files")
          .fields()
          .forEachRemaining(e -> files.put(e.getKey(), e.getValue().asText()));
    } catch (FileNotFoundException | JsonProcessingException absentOrCut) {
      return null;
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = new Path(folder, file.getKey());
      if (!fs.exists(path) || !sha256(fs, path).equals(file.getValue())) {
        return null;
      }
    }
    return files;
  }

  /** Whether {@code text} is the manifest of the release {@code releaseId}. */
  static boolean names(byte[] text, String releaseId) {
    try {
      JsonNode manifest = JSON.readTree(text);
      return manifest != null && manifest.path("release_id").asText().equals(releaseId);
    } catch (IOException notJson) {
      return false;
    }
  }

  static String sha256(FileSystem fs, Path path) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (InputStream in = new DigestInputStream(fs.open(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Digests.hex(digest);
  }
}
