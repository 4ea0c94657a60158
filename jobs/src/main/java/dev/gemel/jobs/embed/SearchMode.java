package dev.gemel.jobs.embed;

import dev.gemel.conf.Section;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** By what chunks are ranked. */
public enum SearchMode {
  /** By the nearness of embeddings: meaning. */
  DENSE,
  /** By BM25: the words themselves. */
  SPARSE,
  /** By both, fused by reciprocal ranks on the server. */
  HYBRID;

  /** Reads {@code key}; another word is a problem of the section. */
  static SearchMode from(Section section, String key) {
    String name = section.string(key);
    return Arrays.stream(values())
        .filter(mode -> mode.word().equals(name))
        .findFirst()
        .orElseGet(
            () -> {
              section.problem(key, "is '" + name + "'; expected " + words());
              return HYBRID;
            });
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String words() {
    return Arrays.stream(values()).map(SearchMode::word).collect(Collectors.joining(", "));
  }
}
