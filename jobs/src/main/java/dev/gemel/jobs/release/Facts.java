package dev.gemel.jobs.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.run.Version;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;

/**
 * What is said about a release.
 *
 * @param releaseId its digest
 * @param name its name
 * @param counts rows by {@code sft_train}, {@code sft_test}, {@code dpo_train}, {@code dpo_test}
 * @param authors names, sorted
 * @param languages ISO 639 codes, sorted
 * @param generators verbatim or names of chat models, sorted
 * @param prompts template ids with their digests, sorted
 * @param inputs Delta version by table
 * @param leftOut test rows left out because training asks the same
 * @param codeVersion version of Gemel
 * @param releasedAt when it was first made
 */
record Facts(
    String releaseId,
    String name,
    SortedMap<String, Long> counts,
    List<String> authors,
    List<String> languages,
    List<String> generators,
    List<String> prompts,
    SortedMap<String, Long> inputs,
    long leftOut,
    String codeVersion,
    Instant releasedAt) {

  Facts {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    authors = List.copyOf(authors);
    languages = List.copyOf(languages);
    generators = List.copyOf(generators);
    prompts = List.copyOf(prompts);
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }

  static Facts of(
      String releaseId,
      String name,
      Map<String, Long> counts,
      Snapshot snapshot,
      Lake lake,
      Instant releasedAt) {
    SortedMap<String, Long> inputs = new TreeMap<>();
    for (Part part : Part.values()) {
      lake.version(part.table()).ifPresent(v -> inputs.put(part.table().name(), v));
    }
    return new Facts(
        releaseId,
        name,
        new TreeMap<>(counts),
        distinct(snapshot, col("author")),
        distinct(snapshot, col("language")),
        distinct(snapshot, col("generator")),
        distinct(snapshot, concat_ws(" ", col("prompt_id"), col("prompt_digest"))),
        inputs,
        snapshot.leftOut(),
        Version.CODE,
        releasedAt);
  }

  /** Rows of a part and side. */
  long count(Part part, String split) {
    return counts.getOrDefault(part.folder() + "_" + split, 0L);
  }

  private static List<String> distinct(Snapshot snapshot, Column value) {
    return Stream.of(Part.values())
        .flatMap(
            part ->
                snapshot
                    .rows(part)
                    .select(value)
                    .distinct()
                    .as(Encoders.STRING())
                    .collectAsList()
                    .stream())
        .distinct()
        .sorted()
        .toList();
  }
}
