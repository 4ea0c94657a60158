package dev.gemel.text.words;

import java.util.Arrays;

/** Tokens of a text as offsets of its code points; grows while a text is cut. */
public final class Tokens {
  private final int[] text;
  private int[] starts;
  private int[] ends;
  private int size;

  Tokens(int[] text) {
    this.text = text;
    starts = new int[16 + text.length / 4];
    ends = new int[starts.length];
  }

  /** The number of tokens. */
  public int size() {
    return size;
  }

  /** The offset of a token's first code point. */
  public int start(int token) {
    return starts[token];
  }

  /** The offset behind a token's last code point. */
  public int end(int token) {
    return ends[token];
  }

  /** A token's code points. */
  public String text(int token) {
    return new String(text, starts[token], ends[token] - starts[token]);
  }

  /** Whether a token is nothing but white space; every other token holds none at all. */
  boolean isBlank(int token) {
    return Python.isSpace(text[starts[token]]);
  }

  /** The tokens that are not blank. */
  Tokens words() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!isBlank(i)) {
        starts[kept] = starts[i];
        ends[kept++] = ends[i];
      }
    }
    size = kept;
    return this;
  }

  void add(int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    starts[size] = start;
    ends[size++] = end;
  }
}
