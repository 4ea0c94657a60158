package dev.gemel.jobs.evaluate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Text that goes round in circles, as over-optimised models write it. */
final class Repetition {
  private static final int ORDER = 4;

  /** Prose says a word twice in a row at most; "very, very, very" is rarer than the tolerance. */
  private static final int STUTTER = 3;

  /** seq-rep-4 of human text is near 0.01, of a model that loops above 0.5 (arXiv 1908.04319). */
  private static final double LOOP = 0.3;

  /**
   * A letter or symbol over and over; U+FFFD is what half a character decodes to. Rules are not.
   */
  private static final Pattern CHARACTER_RUN = Pattern.compile("([\\p{L}\\p{So}])\\1{9}");

  private static final Pattern LETTER = Pattern.compile(".*\\p{L}.*");

  private Repetition() {}

  /**
   * Whether a word comes {@value #STUTTER} times in a row, a letter or symbol ten times, or 4-grams
   * repeat too often.
   */
  static boolean degenerate(String text) {
    List<String> words = TextWords.of(text);
    return longestRun(words) >= STUTTER
        || repeated(words) > LOOP
        || CHARACTER_RUN.matcher(text).find();
  }

  /** seq-rep-4: the share of 4-grams that came before, 0 to 1 (arXiv 1908.04319). */
  static double repeated(List<String> words) {
    int grams = words.size() - ORDER + 1;
    if (grams < 1) {
      return 0;
    }
    Set<List<String>> distinct = new HashSet<>();
    for (int i = 0; i < grams; i++) {
      distinct.add(words.subList(i, i + ORDER));
    }
    return 1 - (double) distinct.size() / grams;
  }

  /** Digits may repeat: a table or a listing has columns of them. */
  static int longestRun(List<String> words) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < words.size(); i++) {
      boolean same = i > 0 && words.get(i).equals(words.get(i - 1));
      run = same ? run + 1 : 1;
      longest = LETTER.matcher(words.get(i)).matches() ? Math.max(longest, run) : longest;
    }
    return longest;
  }
}
