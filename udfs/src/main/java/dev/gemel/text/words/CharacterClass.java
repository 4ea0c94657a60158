package dev.gemel.text.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The classes of code points that the rules of words and sentences speak of. */
@SuppressWarnings("EnumOrdinal") // A bit in a table that no other process sees.
public enum CharacterClass {
  /** Letters, of cased and other scripts. */
  ALPHA,
  /** Letters that may end a sentence: lower case, or without case. */
  LOWER,
  /** Letters in upper case, or without case. */
  UPPER,
  /** Quotation marks and some brackets. */
  QUOTE,
  /** Symbols and pictures. */
  ICON,
  /** What is cut off in front of a word. */
  PREFIX,
  /** What is cut off behind a word. */
  SUFFIX,
  /** What a full stop at the end of a word is cut off from. */
  BEFORE_DOT,
  /** Punctuation and control characters, as datatrove counts them. */
  PUNCTUATION,
  /** What ends a line of prose, in any script. */
  TERMINAL,
  /** What ends a sentence, in any script. */
  SENTENCE_END;

  private static final int SIZE = 0x30000;

  /** A bit a class for each code point below {@link #SIZE}; those above are in no class. */
  private static final short[] BITS = read();

  /** Whether a code point is in this class. */
  public boolean has(int codePoint) {
    return codePoint < SIZE && (BITS[codePoint] & 1 << ordinal()) != 0;
  }

  private static short[] read() {
    short[] bits = new short[SIZE];
    Map<String, List<String>> lists = Tables.lists("characters.tsv");
    for (CharacterClass one : values()) {
      String name = one.name().toLowerCase(Locale.ROOT).replace('_', '-');
      for (String range : Objects.requireNonNull(lists.get(name), name)) {
        mark(bits, range, 1 << one.ordinal());
      }
    }
    return bits;
  }

  private static void mark(short[] bits, String range, int bit) {
    String[] ends = range.split("-", -1);
    int last = Integer.parseInt(ends[ends.length - 1], 16);
    for (int c = Integer.parseInt(ends[0], 16); c <= last; c++) {
      bits[c] |= (short) bit;
    }
  }
}
