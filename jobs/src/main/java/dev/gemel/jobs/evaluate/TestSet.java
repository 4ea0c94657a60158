package dev.gemel.jobs.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.release.Released;
import dev.gemel.jobs.release.Releases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The test split of a release, in the order of its file.
 *
 * @param releaseId the release
 * @param name its name
 * @param digest SHA-256 of the test file
 * @param folder where the release's files are
 * @param files of the release, by path; a dataset without rows has none
 * @param rows what is asked
 */
public record TestSet(
    String releaseId,
    String name,
    String digest,
    String folder,
    Set<String> files,
    List<TestRow> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEST = "sft/test.jsonl";
  private static final String PROVENANCE = "provenance/sft-test.jsonl";
  private static final List<String> TRAINING =
      List.of("provenance/sft-train.jsonl", "provenance/dpo-train.jsonl");

  public TestSet {
    files = Set.copyOf(files);
    rows = List.copyOf(rows);
  }

  /**
   * Reads it.
   *
   * @param asked name or digest of a release; null for the newest
   * @param maxItems rows at most; null for all
   * @throws GemelException when there is no such release, or its files were changed
   * @throws ConfigException when its test split is empty
   */
  static TestSet read(
      Lake lake, SparkSession spark, @Nullable String asked, @Nullable Integer maxItems) {
    Released release = Releases.find(lake, asked);
    release.verify(spark.sparkContext().hadoopConfiguration());
    String folder = release.folder().toString();
    String name = release.name();
    if (release.rows("sft", "test") == 0) {
      throw new ConfigException(
          "release %s has no test rows: none of its documents is on the test side; add documents, or raise dedup.test-share for a new home"
              .formatted(name));
    }
    List<String> messages = lines(spark, folder, TEST);
    List<String> sources = lines(spark, folder, PROVENANCE);
    if (messages.size() != sources.size()) {
      throw new GemelException(
          "release %s has %d test rows and the sources of %d; run `gemel release` again"
              .formatted(name, messages.size(), sources.size()));
    }
    List<TestRow> read = new ArrayList<>();
    for (int i = 0; i < messages.size() && (maxItems == null || i < maxItems); i++) {
      read.add(row(folder, messages.get(i), sources.get(i)));
    }
    return new TestSet(
        release.releaseId(),
        name,
        String.valueOf(release.files().get(TEST)),
        folder,
        release.files().keySet(),
        read);
  }

  /** The texts that a model may have been trained on: the author's answers of both datasets. */
  Stream<String> trainingTexts(SparkSession spark) {
    return Stream.of("sft/train.jsonl", "dpo/train.jsonl")
        .filter(files::contains)
        .flatMap(file -> lines(spark, folder, file).stream())
        .flatMap(line -> Stream.of("completion", "chosen").map(field -> content(line, field)))
        .filter(text -> !text.isEmpty());
  }

  /** Clusters of the documents that models are trained on by a release. */
  public static Set<String> trainingClusters(SparkSession spark, Lake lake, String releaseId) {
    Released release = Releases.find(lake, releaseId);
    release.verify(spark.sparkContext().hadoopConfiguration());
    String folder = release.folder().toString();
    Set<String> clusters = new TreeSet<>();
    for (String file : TRAINING) {
      if (release.files().containsKey(file)) {
        lines(spark, folder, file)
            .forEach(line -> clusters.add(parse(folder, line).path("cluster_id").asText()));
      }
    }
    return clusters;
  }

  private static TestRow row(String folder, String messages, String source) {
    JsonNode from = parse(folder, source);
    return new TestRow(
        from.path("instruction_id").asText(),
        from.path("document_id").asText(),
        from.path("cluster_id").asText(),
        content(messages, "prompt"),
        content(messages, "completion"));
  }

  private static String content(String line, String field) {
    return parse("a release", line).path(field).path(0).path("content").asText("");
  }

  private static JsonNode parse(String folder, String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new GemelException(
          "a file below %s is no JSON (%s); run `gemel release` again, which mends it"
              .formatted(folder, e.getOriginalMessage()),
          e);
    }
  }

  private static List<String> lines(SparkSession spark, String folder, String file) {
    Path path = new Path(folder, file);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                path.getFileSystem(spark.sparkContext().hadoopConfiguration()).open(path),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new GemelException(
          "release file %s cannot be read (%s); run `gemel release` again, which mends it"
              .formatted(path, e.getMessage()),
          e);
    }
  }
}
