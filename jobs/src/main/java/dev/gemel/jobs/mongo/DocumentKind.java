package dev.gemel.jobs.mongo;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a document is; each kind has a collection. */
public enum DocumentKind {
  ARTICLE("articles"),
  POST("posts"),
  REPOSITORY_FILE("repositories");

  private final String collection;

  DocumentKind(String collection) {
    this.collection = collection;
  }

  /** The collection of this kind. */
  public String collection() {
    return collection;
  }

  /** The value of the {@code kind} column. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that name in any case, or null when there is none. */
  public static @Nullable DocumentKind parse(String name) {
    return Arrays.stream(values())
        .filter(k -> k.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElse(null);
  }
}
