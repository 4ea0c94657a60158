package dev.gemel.text.pii;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A text in which personal data is looked for, and where its words start: there alone a {@link
 * Rule} is tried, so that many rules cost one pass over the text.
 */
final class Haystack {
  /** The characters that rules start with are among the first 256, Latin-1. */
  private static final int LATIN = 256;

  private final String text;
  private final int[] starts;
  private final byte[] firsts;
  private final Map<String, int[]> known = new HashMap<>();

  Haystack(String text) {
    this.text = text;
    this.starts = wordStarts(text);
    this.firsts = new byte[starts.length];
    for (int i = 0; i < firsts.length; i++) {
      firsts[i] = (byte) text.charAt(starts[i]);
    }
  }

  String text() {
    return text;
  }

  /** The places of {@code chars} with no letter, digit or underscore before them, in order. */
  int[] starts(String chars) {
    return known.computeIfAbsent(chars, this::among);
  }

  private int[] among(String chars) {
    boolean[] wanted = new boolean[LATIN];
    chars.chars().forEach(c -> wanted[c] = true);
    int[] found = new int[starts.length];
    int count = 0;
    for (int i = 0; i < firsts.length; i++) {
      found[count] = starts[i];
      count += wanted[firsts[i] & (LATIN - 1)] ? 1 : 0;
    }
    return Arrays.copyOf(found, count);
  }

  private static int[] wordStarts(String text) {
    int[] starts = new int[text.length()];
    int count = 0;
    boolean inside = false;
    for (int i = 0; i < starts.length; i++) {
      char c = text.charAt(i);
      if (!inside && c < LATIN) {
        starts[count++] = i;
      }
      inside = c == '_' || Character.isLetterOrDigit(c);
    }
    return Arrays.copyOf(starts, count);
  }
}
