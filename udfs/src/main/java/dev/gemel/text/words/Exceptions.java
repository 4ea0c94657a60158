package dev.gemel.text.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Words and signs with tokens of their own: {@code don't}, {@code e.g.}, {@code :-)}. */
final class Exceptions {
  private static final int SLOTS = 1 << 13;

  /** A table with open addresses: the number of an exception and one, or 0. */
  private static final short[] TABLE = new short[SLOTS];

  private static final List<int[]> WORDS = new ArrayList<>();

  /** The lengths of the tokens of each exception. */
  private static final List<int[]> PARTS = new ArrayList<>();

  private static final Glance GLANCE = new Glance();
  private static final int LONGEST = read();

  private Exceptions() {}

  /** The number of the exception that stands between two offsets, or -1. */
  static int find(int[] text, int start, int end) {
    int length = end - start;
    if (length == 0 || length > LONGEST || !GLANCE.mayHold(text, start, end)) {
      return -1;
    }
    int slot = hash(text, start, end);
    while (TABLE[slot] != 0) {
      int[] word = WORDS.get(TABLE[slot] - 1);
      if (Arrays.equals(word, 0, word.length, text, start, end)) {
        return TABLE[slot] - 1;
      }
      slot = (slot + 1) % SLOTS;
    }
    return -1;
  }

  static void emit(int exception, int start, Tokens tokens) {
    int from = start;
    for (int length : PARTS.get(exception)) {
      tokens.add(from, from + length);
      from += length;
    }
  }

  static List<int[]> words() {
    return List.copyOf(WORDS);
  }

  private static int hash(int[] text, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i];
    }
    return (hash ^ hash >>> 13) & (SLOTS - 1);
  }

  private static int read() {
    int longest = 0;
    for (String[] parts : Tables.rows("exceptions.tsv")) {
      int[] word = String.join("", parts).codePoints().toArray();
      longest = Math.max(longest, word.length);
      GLANCE.add(word, 0, word.length);
      WORDS.add(word);
      PARTS.add(Arrays.stream(parts).mapToInt(Python::length).toArray());
      int slot = hash(word, 0, word.length);
      while (TABLE[slot] != 0) {
        slot = (slot + 1) % SLOTS;
      }
      TABLE[slot] = (short) WORDS.size();
    }
    return longest;
  }
}
