package dev.gemel.jobs.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.when;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.run.Version;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

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

  static Facts of(String releaseId, String name, Snapshot snapshot, Lake lake, Instant releasedAt) {
    SortedMap<String, Long> inputs = new TreeMap<>();
    SortedMap<String, Long> counts = new TreeMap<>();
    List<SortedSet<String>> named =
        Stream.<SortedSet<String>>generate(TreeSet::new).limit(4).toList();
    for (Part part : Part.values()) {
      lake.version(part.table()).ifPresent(v -> inputs.put(part.table().name(), v));
      Row summary = summary(snapshot.rows(part));
      for (int i = 0; i < Part.SPLITS.size(); i++) {
        counts.put(part.folder() + "_" + Part.SPLITS.get(i), summary.getLong(i));
      }
      for (int i = 0; i < named.size(); i++) {
        named.get(i).addAll(summary.<String>getList(Part.SPLITS.size() + i));
      }
    }
    return new Facts(
        releaseId,
        name,
        counts,
        List.copyOf(named.get(0)),
        List.copyOf(named.get(1)),
        List.copyOf(named.get(2)),
        List.copyOf(named.get(3)),
        inputs,
        snapshot.leftOut(),
        Version.CODE,
        releasedAt);
  }

  /** Rows of each side, then the distinct authors, languages, generators and prompts. */
  private static Row summary(Dataset<Row> rows) {
    return rows.agg(
            functions.count(when(col("split").equalTo("train"), 1)),
            functions.count(when(col("split").equalTo("test"), 1)),
            collect_set("author"),
            collect_set("language"),
            collect_set("generator"),
            collect_set(concat_ws(" ", col("prompt_id"), col("prompt_digest"))))
        .head();
  }

  /** Rows of a part and side. */
  long count(Part part, String split) {
    return counts.getOrDefault(part.folder() + "_" + split, 0L);
  }
}
