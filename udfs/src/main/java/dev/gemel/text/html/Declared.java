package dev.gemel.text.html;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The word pairs of what a page declares in JSON-LD, to find them again on the page. */
record Declared(Set<String> pairs) {
  private static final int LIMIT = 60_000;
  private static final int MAX_TEXT = 2_000;
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

  Declared {
    pairs = Set.copyOf(pairs);
  }

  static Declared of(JsonLd json, Set<String> fields, @Nullable String more) {
    Set<String> pairs = new HashSet<>();
    String texts = json.texts(fields, LIMIT) + (more == null ? "" : more);
    texts.lines().forEach(line -> addPairs(line, pairs));
    return new Declared(pairs);
  }

  private static void addPairs(String line, Set<String> pairs) {
    String[] words = words(line);
    for (int i = 0; i + 1 < words.length; i++) {
      pairs.add(words[i] + " " + words[i + 1]);
    }
  }

  private static String[] words(String text) {
    return GAP.split(text.toLowerCase(Locale.ROOT).strip());
  }

  /** The part of a text's word pairs that is declared, 0 to 1. */
  double share(String text) {
    if (pairs.isEmpty() || text.isEmpty()) {
      return 0;
    }
    String[] words = words(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
    int found = 0;
    for (int i = 0; i + 1 < words.length; i++) {
      found += pairs.contains(words[i] + " " + words[i + 1]) ? 1 : 0;
    }
    return words.length < 2 ? 0 : (double) found / (words.length - 1);
  }
}
