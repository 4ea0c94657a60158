package dev.gemel.text.html.meta;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The word pairs of what a page declares in JSON-LD, to find them again on the page. */
public record Declared(Set<String> pairs) {
  private static final int LIMIT = 60_000;
  private static final int MAX_TEXT = 2_000;

  public Declared {
    pairs = Set.copyOf(pairs);
  }

  public static Declared of(JsonLd json, Set<String> fields, @Nullable String more) {
    Set<String> pairs = new HashSet<>();
    String texts = json.texts(fields, LIMIT) + (more == null ? "" : more);
    texts.lines().forEach(line -> pairs.addAll(WordPairs.of(line)));
    return new Declared(pairs);
  }

  /** The word pairs of a block, of its start at most. */
  public static List<String> pairsOf(String text) {
    return WordPairs.of(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
  }

  public boolean isEmpty() {
    return pairs.isEmpty();
  }

  /** The part of a text's word pairs that is declared, 0 to 1. */
  public double share(List<String> text) {
    if (pairs.isEmpty() || text.isEmpty()) {
      return 0;
    }
    int found = 0;
    for (String pair : text) {
      found += pairs.contains(pair) ? 1 : 0;
    }
    return (double) found / text.size();
  }
}
