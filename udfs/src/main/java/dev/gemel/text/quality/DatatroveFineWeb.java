package dev.gemel.text.quality;

import dev.gemel.text.words.CharacterClass;
import dev.gemel.text.words.EnglishWords;
import dev.gemel.text.words.Python;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The signals of datatrove's FineWeb quality filter. */
final class DatatroveFineWeb {
  private static final int SHORT_LINE = 30;

  private DatatroveFineWeb() {}

  static SortedMap<String, Double> measure(String text) {
    List<String> lines =
        Repeats.splitAt(text, "\n").stream().filter(line -> !Python.isBlank(line)).toList();
    int[] codePoints = Python.codePoints(text);
    int lineEnds = Repeats.occurrences(text, "\n");
    SortedMap<String, Double> signals = new TreeMap<>();
    signals.put("lines", (double) lines.size());
    signals.put("line_punct_ratio", share(lines.stream().filter(DatatroveFineWeb::ends), lines));
    signals.put("short_line_ratio", share(lines.stream().filter(DatatroveFineWeb::isShort), lines));
    signals.put(
        "char_dup_ratio",
        Signals.share(Repeats.of(lines).characters(), codePoints.length - lineEnds));
    signals.put("list_ratio", Signals.share(lineEnds, EnglishWords.words(codePoints).size()));
    return signals;
  }

  private static double share(Stream<String> some, List<String> all) {
    return Signals.share((double) some.count(), all.size());
  }

  private static boolean ends(String line) {
    return CharacterClass.TERMINAL.has(line.codePointBefore(line.length()));
  }

  private static boolean isShort(String line) {
    return line.length() <= 2 * SHORT_LINE && Python.length(line) <= SHORT_LINE;
  }
}
