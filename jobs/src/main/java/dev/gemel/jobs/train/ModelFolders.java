package dev.gemel.jobs.train;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a model's folder says of itself: its digest and its chat template. */
public final class ModelFolders {
  /** What a model is made of: weights, configuration, tokenizer, template. Not the model card. */
  private static final List<String> ENDINGS =
      List.of(".json", ".jinja", ".model", ".safetensors", ".txt");

  private static final Comparator<Path> BY_BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              name(a).getBytes(StandardCharsets.UTF_8), name(b).getBytes(StandardCharsets.UTF_8));

  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelFolders() {}

  /** Whether a folder holds a model as transformers saves it. */
  public static boolean isModel(Path folder) {
    return Files.isRegularFile(folder.resolve("config.json"));
  }

  /** The model digest that the trainer's common.schema.json defines. */
  public static String sha256(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(ModelFolders::counts).sorted(BY_BYTES).toList();
    }
    StringBuilder lines = new StringBuilder();
    for (Path file : files) {
      lines.append(fileSha256(file)).append("  ").append(name(file)).append('\n');
    }
    return Canonical.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 of a file's bytes. */
  public static String fileSha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256, which every JDK ships", e);
    }
  }

  /** The model's own chat template, or null when it has none or several. */
  static @Nullable String template(Path folder) throws IOException {
    Path jinja = folder.resolve("chat_template.jinja");
    if (Files.isRegularFile(jinja)) {
      return text(jinja);
    }
    Path config = folder.resolve("tokenizer_config.json");
    if (!Files.isRegularFile(config)) {
      return null;
    }
    JsonNode template = JSON.readTree(config.toFile()).path("chat_template");
    return template.isTextual() ? template.asText() : null;
  }

  /** A text as Python reads it: every line ends in a line feed. */
  static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).replaceAll("\r\n?", "\n");
  }

  /** The digest of the model's own chat template, or null when it has none or several. */
  public static @Nullable String templateSha256(Path folder) throws IOException {
    String own = template(folder);
    return own == null ? null : textSha256(own);
  }

  /** SHA-256 of a text in UTF-8. */
  public static String textSha256(String text) {
    return Canonical.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean counts(Path path) {
    String name = name(path);
    return Files.isRegularFile(path)
        && !name.startsWith(".")
        && ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
