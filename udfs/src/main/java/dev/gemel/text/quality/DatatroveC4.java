package dev.gemel.text.quality;

import dev.gemel.text.quality.SignalSource.Measured;
import dev.gemel.text.words.EnglishWords;
import dev.gemel.text.words.LowerCase;
import dev.gemel.text.words.Python;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The signals of datatrove's C4 filter, and the lines that it keeps. The line that makes it drop a
 * document decides between {@code lorem_ipsum} and {@code curly_bracket}; lines after it are still
 * looked at, so that the counts are those of the whole text.
 */
final class DatatroveC4 {
  private static final Pattern CITATION =
      Pattern.compile("\\[\\p{Nd}*+]|\\[edit]|\\[citation needed]");

  private static final List<String> ENDS = List.of(".", "?", "!", "\"", "'");

  private static final List<String> POLICY =
      List.of(
          "terms of use",
          "privacy policy",
          "cookie policy",
          "uses cookies",
          "use of cookies",
          "use cookies");

  private static final int LONGEST_WORD = 1000;
  private static final int LEAST_WORDS = 3;

  private final List<String> kept = new ArrayList<>();
  private int lines;
  private int longWords;
  private int noEnd;
  private int fewWords;
  private int javascript;
  private int policy;
  private int sentences;
  private double loremIpsum;
  private double curlyBracket;

  private DatatroveC4() {}

  static Measured measure(String text) {
    DatatroveC4 filter = new DatatroveC4();
    Python.lines(text).forEach(filter::add);
    return new Measured(filter.signals(), Python.strip(String.join("\n", filter.kept)));
  }

  private void add(String raw) {
    lines++;
    String line = Python.strip(raw);
    List<String> words = Python.words(line);
    if (words.stream().anyMatch(DatatroveC4::isLong)) {
      longWords++;
      return;
    }
    if (line.indexOf('[') >= 0) {
      line = CITATION.matcher(line).replaceAll("");
    }
    if (!ENDS.stream().anyMatch(line::endsWith) || line.endsWith("...")) {
      noEnd++;
    } else if (words.size() < LEAST_WORDS) {
      fewWords++;
    } else {
      addSpoken(line, LowerCase.of(line));
    }
  }

  private void addSpoken(String line, String lower) {
    if (lower.contains("lorem ipsum")) {
      loremIpsum = curlyBracket > 0 ? 0 : 1;
    } else if (lower.contains("javascript")) {
      javascript++;
    } else if (line.indexOf('{') >= 0) {
      curlyBracket = loremIpsum > 0 ? 0 : 1;
    } else if (POLICY.stream().anyMatch(lower::contains)) {
      policy++;
    } else {
      sentences += EnglishWords.sentences(line);
      kept.add(line);
    }
  }

  private static boolean isLong(String word) {
    return word.length() > LONGEST_WORD && Python.length(word) > LONGEST_WORD;
  }

  private SortedMap<String, Double> signals() {
    SortedMap<String, Double> signals = new TreeMap<>();
    signals.put("lines", (double) lines);
    signals.put("kept_lines", (double) kept.size());
    signals.put("lines_with_long_word", (double) longWords);
    signals.put("lines_without_terminal_punctuation", (double) noEnd);
    signals.put("lines_with_few_words", (double) fewWords);
    signals.put("javascript_lines", (double) javascript);
    signals.put("policy_lines", (double) policy);
    signals.put("lorem_ipsum", loremIpsum);
    signals.put("curly_bracket", curlyBracket);
    signals.put("sentences", (double) sentences);
    return signals;
  }
}
