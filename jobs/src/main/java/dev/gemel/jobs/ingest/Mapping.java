package dev.gemel.jobs.ingest;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a record becomes a page; travels to executors.
 *
 * @param paths standard field to the names that lead to it in a record
 * @param contentType media type of the content field
 * @param author of records that name none
 */
public record Mapping(Map<String, List<String>> paths, String contentType, @Nullable String author)
    implements Serializable {
  static final String CONTENT = "content";
  static final String URL = "url";
  static final String ID = "id";
  static final String AUTHOR = "author";

  /** The fields later jobs know. */
  static final Set<String> STANDARD =
      Set.of(
          ID,
          URL,
          "title",
          "subtitle",
          CONTENT,
          AUTHOR,
          "platform",
          "published_at",
          "language",
          "kind");

  public Mapping {
    // HashMap: Java's immutable maps hide their types from some serialisers.
    paths = new HashMap<>(paths);
  }
}
