package dev.gemel.text.quality;

import dev.gemel.text.words.LowerCase;
import dev.gemel.text.words.Python;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The scores of NeMo Curator's heuristics for English, under the names of its filters. */
final class NemoHeuristics {
  private static final Set<String> COMMON =
      Set.of("the", "be", "to", "of", "and", "that", "have", "with");

  private static final Set<String> ELLIPSES =
      Set.of("...", "[...]", "…", "(...)", "[…]", "-»", "read more..", "read more");

  private static final List<String> END_MARKS = List.of(".", "?", "!", "\"", "'");
  private static final String BULLETS = "•‣⁃⁌⁍∙○●◘◦⦾⦿";

  private final SortedMap<String, Double> scores = new TreeMap<>();
  private final String text;
  private final int length;

  private NemoHeuristics(String text) {
    this.text = text;
    this.length = Python.length(text);
  }

  static SortedMap<String, Double> measure(String text) {
    NemoHeuristics nemo = new NemoHeuristics(text);
    List<String> words = Python.words(text);
    nemo.putCharacters();
    nemo.putWords(words);
    nemo.putLines(
        Repeats.splitAt(text, "\n").stream()
            .filter(line -> !Python.strip(line).isEmpty())
            .toList());
    List<String> paragraphs = Repeats.splitAt(text, "\n\n");
    nemo.putDistinct("repeated_paragraphs", paragraphs);
    nemo.scores.put("boilerplate_string_ratio", NemoBoilerplate.share(paragraphs));
    NemoGrams.put(text, nemo.length, words, nemo.scores);
    return nemo.scores;
  }

  private void putCharacters() {
    int plain = 0;
    int digits = 0;
    int blanks = 0;
    int brackets = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      plain += isPlain(c) ? 1 : 0;
      digits += Character.isDigit(c) ? 1 : 0;
      blanks += "\t\n\r\b ".indexOf(c) >= 0 ? 1 : 0;
      brackets += "{}⟨⟩[]()".indexOf(c) >= 0 ? 1 : 0;
      i += Character.charCount(c);
    }
    scores.put("alpha_numeric", ofLength(length - plain));
    scores.put("numbers_ratio", ofLength(digits));
    scores.put("white_space", ofLength(blanks));
    scores.put("parentheses_ratio", ofLength(brackets));
    scores.put("urls_ratio", ofLength(NemoUrls.characters(text)));
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "\n?!,.".indexOf(c) >= 0;
  }

  private double ofLength(int part) {
    return length == 0 ? 1 : (double) part / length;
  }

  private void putWords(List<String> words) {
    int symbols = 0;
    int alphabetic = 0;
    int common = 0;
    int longest = 0;
    long characters = 0;
    for (String word : words) {
      int size = Python.length(word);
      symbols += ELLIPSES.contains(word) || hashRuns(word) > 0.5 * size ? 1 : 0;
      alphabetic += word.codePoints().anyMatch(Character::isAlphabetic) ? 1 : 0;
      common += COMMON.contains(word) ? 1 : 0;
      longest = Math.max(longest, size);
      characters += size;
    }
    scores.put("word_count", (double) words.size());
    scores.put("symbol_to_word", Signals.share(symbols, words.size()));
    scores.put("words_without_alphabets", Signals.share(alphabetic, words.size()));
    scores.put("common_english_words", (double) common);
    scores.put("max_word_length", (double) longest);
    scores.put("mean_word_length", Signals.share((double) characters, words.size()));
  }

  private static int hashRuns(String word) {
    int runs = 0;
    for (int i = word.indexOf('#'); i >= 0; i = word.indexOf('#', i + 1)) {
      runs += i == 0 || word.charAt(i - 1) != '#' ? 1 : 0;
    }
    return runs;
  }

  private void putLines(List<String> lines) {
    int bullets = 0;
    int noEnd = 0;
    int ellipses = 0;
    for (String line : lines) {
      String stripped = Python.strip(line);
      bullets += BULLETS.indexOf(stripped.charAt(0)) >= 0 ? 1 : 0;
      noEnd += END_MARKS.stream().anyMatch(stripped::endsWith) ? 0 : 1;
      String lower = LowerCase.of(stripped);
      ellipses += ELLIPSES.stream().anyMatch(lower::endsWith) ? 1 : 0;
    }
    scores.put("bullet_ratio", Signals.share(bullets, lines.size()));
    scores.put("punctuation", Signals.share(noEnd, lines.size()));
    scores.put("ellipsis", Signals.share(ellipses, lines.size()));
    putDistinct("repeated_lines", lines);
  }

  private void putDistinct(String name, List<String> parts) {
    Set<String> distinct = new HashSet<>(parts);
    scores.put(name, Signals.share(distinct.size(), parts.size()));
    long kept = distinct.stream().mapToLong(Python::length).sum();
    long all = parts.stream().mapToLong(Python::length).sum();
    scores.put(name + "_char", Signals.share((double) kept, (double) all));
  }
}
