package dev.gemel.text.quality;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Signals of lines and paragraphs. */
final class LineSignals {
  private static final Pattern LOREM_IPSUM =
      Pattern.compile("lorem\\s{1,4}ipsum", Pattern.CASE_INSENSITIVE);

  private static final String BULLETS = "•‣◦▪●■○-*+–";

  private LineSignals() {}

  static void measure(Prose prose, SortedMap<String, Double> signals) {
    List<String> lines = prose.lines();
    int all = lines.size();
    signals.put(Signals.BULLET_LINE_RATIO, share(lines, LineSignals::isBullet));
    signals.put(Signals.ELLIPSIS_LINE_RATIO, share(lines, LineSignals::endsOpen));
    signals.put(Signals.NAVIGATION_LINE_RATIO, share(lines, NavigationLines::isOne));
    signals.put(Signals.CODE_LINE_RATIO, Signals.share(prose.codeLines(), all + prose.codeLines()));
    signals.put(Signals.LOREM_IPSUM, (double) loremIpsum(prose.paragraphs()));
    putDuplicates(lines, Signals.DUPLICATE_LINE_RATIO, Signals.DUPLICATE_LINE_CHAR_RATIO, signals);
    putDuplicates(
        prose.paragraphs(),
        Signals.DUPLICATE_PARAGRAPH_RATIO,
        Signals.DUPLICATE_PARAGRAPH_CHAR_RATIO,
        signals);
  }

  private static double share(List<String> lines, Predicate<String> test) {
    return Signals.share((double) lines.stream().filter(test).count(), lines.size());
  }

  private static boolean isBullet(String line) {
    return BULLETS.indexOf(line.charAt(0)) >= 0
        && (line.length() == 1 || line.charAt(1) == ' ' || line.charAt(0) > 0x7F);
  }

  private static boolean endsOpen(String line) {
    return line.endsWith("...") || line.endsWith("…");
  }

  private static long loremIpsum(List<String> paragraphs) {
    return paragraphs.stream().mapToLong(p -> LOREM_IPSUM.matcher(p).results().count()).sum();
  }

  private static void putDuplicates(
      List<String> parts, String shareName, String charName, SortedMap<String, Double> signals) {
    Set<String> seen = new HashSet<>();
    int repeated = 0;
    long repeatedChars = 0;
    long chars = 0;
    for (String part : parts) {
      chars += part.length();
      if (!seen.add(part)) {
        repeated++;
        repeatedChars += part.length();
      }
    }
    signals.put(shareName, Signals.share(repeated, parts.size()));
    signals.put(charName, Signals.share((double) repeatedChars, (double) chars));
  }
}
