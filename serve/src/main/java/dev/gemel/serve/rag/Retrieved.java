package dev.gemel.serve.rag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found for a question.
 *
 * @param passages best first
 * @param queries what was searched with, the question first; empty when nothing was searched
 * @param author whose writing alone was searched; null for everyone's
 */
public record Retrieved(List<Passage> passages, List<String> queries, @Nullable String author) {
  /** Nothing was looked up. */
  public static final Retrieved NOTHING = new Retrieved(List.of(), List.of(), null);

  public Retrieved {
    passages = List.copyOf(passages);
    queries = List.copyOf(queries);
  }
}
