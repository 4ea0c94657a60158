package dev.gemel.jobs.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Forms of files that can be imported. */
public enum Format {
  /** JSON: an object or an array of objects a line, or one array over any lines. */
  JSONL(".jsonl", ".ndjson", ".json"),
  /** Apache Parquet. */
  PARQUET(".parquet"),
  /** Web archives (ISO 28500), plain or gzipped by record. */
  WARC(".warc", ".warc.gz");

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<String> endings;

  Format(String... endings) {
    this.endings = List.of(endings);
  }

  /** The configuration's word for it, also the {@code source} of its pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of that word; null when there is none. */
  static @Nullable Format of(String word) {
    return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst().orElse(null);
  }

  /** The format a file's name says, JSON also when compressed; null when it says none. */
  static @Nullable Format ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    String plain = name.replaceFirst("\\.(gz|bz2|zst)$", "");
    return Arrays.stream(values())
        .filter(f -> f.endings.stream().anyMatch(f == JSONL ? plain::endsWith : name::endsWith))
        .findFirst()
        .orElse(null);
  }
}
