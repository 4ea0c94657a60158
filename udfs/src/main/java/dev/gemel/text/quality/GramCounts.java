package dev.gemel.text.quality;

/** How often each of the present runs of words occurs, in the order in which they came. */
final class GramCounts {
  private final long[] keys;
  private final int[] slots;
  private final int[] firsts;
  private final int[] counts;
  private int distinct;

  private GramCounts(int size) {
    int slotCount = Integer.highestOneBit(Math.max(4, size)) << 2;
    keys = new long[slotCount];
    slots = new int[slotCount];
    firsts = new int[size];
    counts = new int[size];
  }

  static GramCounts of(WordGrams grams) {
    GramCounts counts = new GramCounts(grams.count());
    for (int i = 0; i < grams.count(); i++) {
      counts.add(grams.gram(i), i);
    }
    return counts;
  }

  /** An empty set with room for so many runs. */
  static GramCounts ofSize(int size) {
    return new GramCounts(size);
  }

  /** Counts a run; true if it is new. */
  boolean add(long gram, int position) {
    int slot = (int) (gram ^ gram >>> 32) & (slots.length - 1);
    while (slots[slot] != 0 && keys[slot] != gram) {
      slot = (slot + 1) & (slots.length - 1);
    }
    if (slots[slot] == 0) {
      keys[slot] = gram;
      firsts[distinct] = position;
      slots[slot] = ++distinct;
    }
    int count = ++counts[slots[slot] - 1];
    return count == 1;
  }

  int distinct() {
    return distinct;
  }

  int count(int entry) {
    return counts[entry];
  }

  /** Where a run stood first. */
  int first(int entry) {
    return firsts[entry];
  }

  /** The run that occurs most often, the first of them; -1 if there is none. */
  int mostCommon() {
    int best = -1;
    for (int i = 0; i < distinct; i++) {
      best = best < 0 || counts[i] > counts[best] ? i : best;
    }
    return best;
  }
}
