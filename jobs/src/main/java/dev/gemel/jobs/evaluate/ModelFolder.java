package dev.gemel.jobs.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model as a folder on this machine, read as the trainer's common.schema.json says. */
public final class ModelFolder {
  private static final List<String> ENDINGS =
      List.of(".json", ".jinja", ".model", ".safetensors", ".txt");

  private ModelFolder() {}

  /** Whether a folder holds a model. */
  static boolean isModel(Path folder) {
    return Files.isRegularFile(folder.resolve("config.json"));
  }

  /** The model digest: SHA-256 over one line for each file, sorted by name. */
  static String digest(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(ModelFolder::counts).sorted().toList();
    }
    StringBuilder lines = new StringBuilder();
    for (Path file : files) {
      lines.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
    }
    return sha256(lines.toString());
  }

  /** SHA-256 of the chat template's text; null when the folder has none. */
  public static @Nullable String templateSha256(Path folder) throws IOException {
    Path jinja = folder.resolve("chat_template.jinja");
    if (Files.isRegularFile(jinja)) {
      // As Python reads a text: every line ends in a line feed.
      return sha256(Files.readString(jinja).replaceAll("\r\n?", "\n"));
    }
    Path config = folder.resolve("tokenizer_config.json");
    if (!Files.isRegularFile(config)) {
      return null;
    }
    String template =
        new ObjectMapper().readTree(config.toFile()).path("chat_template").asText(null);
    return template == null ? null : sha256(template);
  }

  /** SHA-256 of a file. */
  public static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String sha256(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256, which every JDK ships", e);
    }
  }

  private static boolean counts(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file)
        && !name.startsWith(".")
        && ENDINGS.stream().anyMatch(name::endsWith);
  }
}
