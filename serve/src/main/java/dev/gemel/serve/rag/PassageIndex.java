package dev.gemel.serve.rag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where passages are found. Safe for several threads. */
public interface PassageIndex {
  /**
   * The passages nearest to the query, nearest first, equals in the order of their ids.
   *
   * @param limit at most so many
   * @param author only this author's, by full name; null for everyone's
   */
  List<Passage> search(String query, int limit, @Nullable String author);

  /** The full names of all authors, sorted. May be some minutes old. */
  List<String> authors();
}
