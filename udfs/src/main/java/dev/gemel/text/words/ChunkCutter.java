package dev.gemel.text.words;

import java.util.Arrays;

/** Cuts a run of characters without white space: affixes first, then what is left. */
final class ChunkCutter {
  private final int[] text;
  private final Tokens tokens;
  private final boolean exceptions;

  /** The starts of the suffixes, the outermost first. */
  private int[] suffixes = new int[8];

  private int suffixCount;

  /** Where no exception stands, as the last search found. */
  private int missStart = -1;

  private int missEnd = -1;

  ChunkCutter(int[] text, Tokens tokens, boolean exceptions) {
    this.text = text;
    this.tokens = tokens;
    this.exceptions = exceptions;
  }

  void cut(int start, int end) {
    if (isLetters(start, end)) {
      whole(start, end);
      return;
    }
    suffixCount = 0;
    int lo = start;
    int hi = end;
    boolean more = true;
    while (more && lo < hi && !isException(lo, hi)) {
      int prefix = Affixes.prefix(text, lo, hi);
      if (prefix > 0 && isException(lo + prefix, hi)) {
        tokens.add(lo, lo + prefix);
        lo += prefix;
        break;
      }
      int suffix = Affixes.suffix(text, lo + prefix, hi);
      if (suffix > 0) {
        hi -= suffix;
        push(hi);
      }
      if (suffix > 0 && isException(lo, hi)) {
        break;
      }
      if (prefix > 0) {
        tokens.add(lo, lo + prefix);
        lo += prefix;
      }
      more = prefix + suffix > 0;
    }
    core(lo, hi);
    emitSuffixes(end);
  }

  /**
   * Whether a chunk holds only letters of ASCII, which no affix, infix or address rule is about.
   */
  private boolean isLetters(int start, int end) {
    for (int i = start; i < end; i++) {
      int c = text[i] | 0x20;
      if (c < 'a' || c > 'z') {
        return false;
      }
    }
    return start < end;
  }

  private void whole(int start, int end) {
    int exception = exceptions ? Exceptions.find(text, start, end) : -1;
    if (exception >= 0) {
      Exceptions.emit(exception, start, tokens);
    } else {
      tokens.add(start, end);
    }
  }

  private boolean isException(int start, int end) {
    if (!exceptions || start >= end || (start == missStart && end == missEnd)) {
      return false;
    }
    boolean found = Exceptions.find(text, start, end) >= 0;
    if (!found) {
      missStart = start;
      missEnd = end;
    }
    return found;
  }

  private void core(int start, int end) {
    if (start >= end) {
      return;
    }
    if (isException(start, end) || isLetters(start, end)) {
      whole(start, end);
    } else if (UrlShape.matches(text, start, end)) {
      tokens.add(start, end);
    } else {
      Infixes.cut(text, start, end, tokens);
    }
  }

  private void push(int start) {
    if (suffixCount == suffixes.length) {
      suffixes = Arrays.copyOf(suffixes, 2 * suffixCount);
    }
    suffixes[suffixCount++] = start;
  }

  private void emitSuffixes(int end) {
    for (int i = suffixCount - 1; i >= 0; i--) {
      tokens.add(suffixes[i], i == 0 ? end : suffixes[i - 1]);
    }
  }
}
