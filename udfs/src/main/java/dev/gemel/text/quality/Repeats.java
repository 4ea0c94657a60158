package dev.gemel.text.quality;

import dev.gemel.text.words.Python;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parts of a text that came before: how many there are, and their code points. */
record Repeats(int parts, int characters) {

  static Repeats of(List<String> parts) {
    Set<String> seen = new HashSet<>();
    int count = 0;
    int characters = 0;
    for (String part : parts) {
      if (!seen.add(part)) {
        count++;
        characters += Python.length(part);
      }
    }
    return new Repeats(count, characters);
  }

  /** The parts between runs of at least so many line ends; empty ones at both ends count. */
  static List<String> split(String text, int lineEnds) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int i = text.indexOf('\n');
    while (i >= 0) {
      int behind = i;
      while (behind < text.length() && text.charAt(behind) == '\n') {
        behind++;
      }
      if (behind - i >= lineEnds) {
        parts.add(text.substring(from, i));
        from = behind;
      }
      i = text.indexOf('\n', behind);
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** The parts between single separators, as {@code str.split(separator)}. */
  static List<String> splitAt(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = text.indexOf(separator); i >= 0; i = text.indexOf(separator, from)) {
      parts.add(text.substring(from, i));
      from = i + separator.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** How often a part occurs, counted without overlaps. */
  static int occurrences(String text, String part) {
    int count = 0;
    for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length())) {
      count++;
    }
    return count;
  }
}
