package dev.gemel.embedded.qdrant;

/**
 * Which part of a ranking is asked for; both numbers are unsigned.
 *
 * @param limit how many points to return
 * @param offset how many better points to leave out
 */
record Window(long limit, long offset) {
  static final long DEFAULT_LIMIT = 10;

  Window {
    if (limit == 0) {
      throw Rejections.invalidField("limit", 0, "must be 1.0 or larger");
    }
  }

  /** {@code limit} and {@code offset} together, at most {@code points}. */
  int end(int points) {
    long small = Math.max(1, points);
    return (int) Math.min(small, bounded(limit, small) + bounded(offset, small));
  }

  int skip(int found) {
    return (int) bounded(offset, found);
  }

  private static long bounded(long unsigned, long bound) {
    return Long.compareUnsigned(unsigned, bound) > 0 ? bound : unsigned;
  }
}
