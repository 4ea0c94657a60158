package dev.gemel.text.quality;

/** Counts a part of a text in linear time, whatever the part (Knuth, Morris and Pratt, 1977). */
final class Occurrences {
  private Occurrences() {}

  /** How often {@code part}, which is not empty, occurs without overlaps. */
  static int count(String text, String part) {
    int[] borders = borders(part);
    int count = 0;
    int matched = 0;
    for (int i = 0; i < text.length(); i++) {
      matched = next(part, borders, matched, text.charAt(i));
      if (matched == part.length()) {
        count++;
        matched = 0;
      }
    }
    return count;
  }

  private static int next(String part, int[] borders, int matched, char c) {
    int at = matched;
    while (at > 0 && part.charAt(at) != c) {
      at = borders[at - 1];
    }
    return part.charAt(at) == c ? at + 1 : at;
  }

  private static int[] borders(String part) {
    int[] borders = new int[part.length()];
    for (int i = 1; i < part.length(); i++) {
      borders[i] = next(part, borders, borders[i - 1], part.charAt(i));
    }
    return borders;
  }
}
