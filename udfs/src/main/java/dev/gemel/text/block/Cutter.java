package dev.gemel.text.block;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Measures ranges of a text and cuts those that have no better seam: between words, or inside a
 * word between code points. The measure (words, tokens) should grow with the text.
 */
public final class Cutter {
  private static final int FIRST_GUESS = 64;

  private final String text;
  private final ToIntFunction<String> counter;

  /** Cuts this text by this measure. */
  public Cutter(String text, ToIntFunction<String> counter) {
    this.text = text;
    this.counter = counter;
  }

  /** The measure of a range. */
  public int count(int start, int end) {
    return counter.applyAsInt(text.substring(start, end));
  }

  /** Whether a range measures at most {@code limit}. */
  public boolean fits(int start, int end, int limit) {
    return count(start, end) <= limit;
  }

  /** Pieces that measure at most {@code limit}; one code point is the smallest piece. */
  public List<Span> cut(Span range, int limit) {
    List<Span> pieces = new ArrayList<>();
    Span rest = Span.trimmed(text, range.start(), range.end());
    while (!rest.isEmpty()) {
      int end = pieceEnd(rest, limit);
      pieces.add(Span.trimmed(text, rest.start(), end));
      rest = Span.trimmed(text, end, rest.end());
    }
    return pieces;
  }

  private int pieceEnd(Span rest, int limit) {
    int longest = longest(rest, limit);
    if (longest == rest.end()) {
      return longest;
    }
    int end = wordEnd(rest.start(), longest);
    // Tokenizers are not quite monotone: a shorter text may have a token more.
    while (end > firstEnd(rest.start()) && !fits(rest.start(), end, limit)) {
      end = wordEnd(rest.start(), codePointEnd(rest.start(), end - 1));
    }
    return end;
  }

  /** The largest end found by doubling and bisection whose range fits. */
  private int longest(Span rest, int limit) {
    int start = rest.start();
    int low = firstEnd(start);
    int step = FIRST_GUESS;
    int high = guess(rest, step);
    while (high < rest.end() && fits(start, high, limit)) {
      low = high;
      step *= 2;
      high = guess(rest, step);
    }
    if (high == rest.end() && fits(start, high, limit)) {
      return high;
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (fits(start, codePointEnd(start, middle), limit)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return codePointEnd(start, low);
  }

  private int guess(Span rest, int step) {
    long end = (long) rest.start() + step;
    return end >= rest.end() || step < 0 ? rest.end() : codePointEnd(rest.start(), (int) end);
  }

  /** The last end of a word at or before {@code end}, or {@code end} inside the first word. */
  private int wordEnd(int start, int end) {
    if (end >= text.length() || Span.isBlank(text.charAt(end))) {
      return end;
    }
    int i = end;
    while (i > start && !Span.isBlank(text.charAt(i - 1))) {
      i--;
    }
    int trimmed = Span.trimmed(text, start, i).end();
    return trimmed > start ? trimmed : end;
  }

  private int firstEnd(int start) {
    return text.offsetByCodePoints(start, 1);
  }

  /** Moves an end out of a surrogate pair, but never before the first code point. */
  private int codePointEnd(int start, int end) {
    boolean inside =
        end < text.length()
            && Character.isLowSurrogate(text.charAt(end))
            && Character.isHighSurrogate(text.charAt(end - 1));
    return Math.max(firstEnd(start), inside ? end - 1 : end);
  }
}
