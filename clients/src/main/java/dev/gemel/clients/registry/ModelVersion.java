package dev.gemel.clients.registry;

import dev.gemel.clients.SpecException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One trained model.
 *
 * @param name the registered model, such as {@code twin}
 * @param version the run key: a digest of all that decides the model
 * @param path URI of the Hugging Face model folder
 * @param gguf URI of the same model as a GGUF file, if it was exported
 * @param base the model that training began with, as the recipe names it
 * @param stage the last training that it went through
 * @param releaseId the dataset release it was trained on
 * @param templateSha256 of the chat template it was trained with
 * @param artifacts SHA-256 of each of its files, by path within the folder
 * @param parent run key of the version that training began with; null when it began with the base
 * @param createdAt when it was made, to the millisecond
 * @param tags what people and jobs note about it
 */
public record ModelVersion(
    String name,
    String version,
    URI path,
    @Nullable URI gguf,
    String base,
    Stage stage,
    String releaseId,
    String templateSha256,
    SortedMap<String, String> artifacts,
    @Nullable String parent,
    Instant createdAt,
    SortedMap<String, String> tags) {

  /** The tag that holds the digest of the model's folder. */
  public static final String MODEL_SHA256 = "model_sha256";

  /** The tag that holds the digest of the GGUF file. */
  public static final String GGUF_SHA256 = "gguf_sha256";

  /** Safe as a file's name and in MLflow's filters. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");

  /**
   * @throws SpecException naming every component that cannot be used
   */
  public ModelVersion {
    artifacts = Collections.unmodifiableSortedMap(new TreeMap<>(artifacts));
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    List<String> problems = new ArrayList<>();
    checkName("name", name, problems);
    checkName("version", version, problems);
    checkName("parent", parent == null ? version : parent, problems);
    checkUri("path", path, problems);
    checkUri("gguf", gguf == null ? path : gguf, problems);
    checkText("base", base, problems);
    checkText("releaseId", releaseId, problems);
    checkDigest("templateSha256", templateSha256, problems);
    artifacts.forEach((file, sha) -> checkDigest("artifacts " + file, sha, problems));
    tags.keySet().forEach(key -> checkTag(key, problems));
    SpecException.throwIfAny("ModelVersion", problems);
  }

  /** This version with {@code more} tags; a tag of the same name is replaced. */
  public ModelVersion withTags(Map<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(tags);
    all.putAll(more);
    return new ModelVersion(
        name,
        version,
        path,
        gguf,
        base,
        stage,
        releaseId,
        templateSha256,
        artifacts,
        parent,
        createdAt,
        all);
  }

  /** Whether {@code text} can be a model's name, a run key or both. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  static void checkTag(String key, List<String> problems) {
    if (!TAG.matcher(key).matches()) {
      problems.add("tag '" + key + "' expected letters, digits and . _ / -");
    }
  }

  static void checkName(String component, String value, List<String> problems) {
    if (!isName(value)) {
      problems.add(
          "%s is '%s'; expected letters, digits and . _ -, at most 128"
              .formatted(component, value));
    }
  }

  private static void checkUri(String component, URI uri, List<String> problems) {
    if (!uri.isAbsolute()) {
      problems.add(component + " is " + uri + "; expected a URI such as file:///models/twin");
    }
  }

  private static void checkText(String component, String value, List<String> problems) {
    if (value.isBlank()) {
      problems.add(component + " is blank");
    }
  }

  private static void checkDigest(String component, String value, List<String> problems) {
    if (!SHA_256.matcher(value).matches()) {
      problems.add(component + " is '" + value + "'; expected 64 hex digits in lower case");
    }
  }
}
