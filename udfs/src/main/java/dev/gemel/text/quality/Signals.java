package dev.gemel.text.quality;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The signals of a text: counts, or shares from 0 to 1. All but {@link #CODE_LINE_RATIO} look at
 * the prose only; a share of nothing is 0.
 */
public final class Signals {
  /** Words; scripts without spaces count a word per two letters. */
  public static final String WORDS = "words";

  /** Code points per word, addresses of web pages left out. */
  public static final String MEAN_WORD_LENGTH = "mean_word_length";

  /** Hash signs, heading marks left out, per token. */
  public static final String HASH_WORD_RATIO = "hash_word_ratio";

  /** Ellipses per token. */
  public static final String ELLIPSIS_WORD_RATIO = "ellipsis_word_ratio";

  /** Tokens with a letter, by tokens that are more than Markdown marks. */
  public static final String ALPHABETIC_WORD_RATIO = "alphabetic_word_ratio";

  /** Lines that start with a bullet. */
  public static final String BULLET_LINE_RATIO = "bullet_line_ratio";

  /** Lines that end with an ellipsis. */
  public static final String ELLIPSIS_LINE_RATIO = "ellipsis_line_ratio";

  /** Lines that occurred before. */
  public static final String DUPLICATE_LINE_RATIO = "duplicate_line_ratio";

  /** Their characters. */
  public static final String DUPLICATE_LINE_CHAR_RATIO = "duplicate_line_char_ratio";

  /** Paragraphs that occurred before. */
  public static final String DUPLICATE_PARAGRAPH_RATIO = "duplicate_paragraph_ratio";

  /** Their characters. */
  public static final String DUPLICATE_PARAGRAPH_CHAR_RATIO = "duplicate_paragraph_char_ratio";

  /** Characters of the word pair that takes most room, if it occurs twice or more. */
  public static final String TOP_2GRAM_CHAR_RATIO = "top_2gram_char_ratio";

  /** The same of three words. */
  public static final String TOP_3GRAM_CHAR_RATIO = "top_3gram_char_ratio";

  /** The same of four words. */
  public static final String TOP_4GRAM_CHAR_RATIO = "top_4gram_char_ratio";

  /** Characters in runs of five words that occurred before. */
  public static final String DUPLICATE_5GRAM_CHAR_RATIO = "duplicate_5gram_char_ratio";

  /** Characters in runs of ten words that occurred before. */
  public static final String DUPLICATE_10GRAM_CHAR_RATIO = "duplicate_10gram_char_ratio";

  /** Distinct words of Gopher's eight: the, be, to, of, and, that, have, with. */
  public static final String ENGLISH_STOP_WORDS = "english_stop_words";

  /** How often the text says "lorem ipsum". */
  public static final String LOREM_IPSUM = "lorem_ipsum";

  /** Lines that are menu entries, share buttons, or nothing but a link. */
  public static final String NAVIGATION_LINE_RATIO = "navigation_line_ratio";

  /** Lines of code by all lines. */
  public static final String CODE_LINE_RATIO = "code_line_ratio";

  /** Letters of scripts without spaces by all letters. */
  public static final String UNSPACED_LETTER_RATIO = "unspaced_letter_ratio";

  private static final List<String> NAMES = List.copyOf(measure("").keySet());

  private Signals() {}

  /** Every signal's name, sorted. */
  public static List<String> names() {
    return NAMES;
  }

  /** All signals of a text. */
  public static SortedMap<String, Double> measure(String text) {
    Prose prose = Prose.of(text);
    SortedMap<String, Double> signals = new TreeMap<>();
    WordSignals.measure(prose, signals);
    LineSignals.measure(prose, signals);
    RepetitionSignals.measure(prose, signals);
    return Collections.unmodifiableSortedMap(signals);
  }

  static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
