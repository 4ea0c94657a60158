package dev.gemel.text.words;

/**
 * A quick look at a word before it is searched: its ends and its length. Says no to most words that
 * were not added, and never to one that was.
 */
final class Glance {
  private static final int SLOTS = 1 << 15;

  private final boolean[] seen = new boolean[SLOTS];

  void add(int[] text, int start, int end) {
    seen[slot(text, start, end)] = true;
  }

  /** Whether the word of at least one character may be one of those added. */
  boolean mayHold(int[] text, int start, int end) {
    return seen[slot(text, start, end)];
  }

  private static int slot(int[] text, int start, int end) {
    int first = text[start];
    int last = text[end - 1];
    return (first * 0x9E5 ^ last * 0x43 ^ (end - start) << 11) & (SLOTS - 1);
  }
}
