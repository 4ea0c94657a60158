package dev.gemel.text.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Joins prose that was wrapped at a fixed width, as converters from HTML to text do. Lists, tables,
 * quotes, headings and code keep their lines.
 */
final class Unwrap {
  private static final int SHORTEST_WRAPPED = 50;
  private static final Pattern OWN_LINE =
      Pattern.compile(
          "^(\\s*([-*+]|\\d+[.)])\\s.*|#{1,6}\\s.*|>.*|\\|.*| {4}.*|\\t.*|\\s*(```|~~~).*|\\s*)$");

  private Unwrap() {}

  /** The lines with wrapped prose joined. */
  static List<String> join(List<String> lines) {
    List<String> out = new ArrayList<>();
    boolean code = false;
    boolean joins = false;
    for (String line : lines) {
      boolean fence = line.strip().startsWith("```") || line.strip().startsWith("~~~");
      boolean own = code || fence || OWN_LINE.matcher(line).matches();
      if (joins && !own) {
        int last = out.size() - 1;
        out.set(last, out.get(last).stripTrailing() + " " + line.strip());
      } else {
        out.add(line);
      }
      code = fence != code;
      joins = !code && !fence && wraps(line, own);
    }
    return out;
  }

  /** A list item may go on in the next line; a heading, a table row or code may not. */
  private static boolean wraps(String line, boolean own) {
    boolean item = line.strip().matches("([-*+]|\\d+[.)])\\s.*") && !line.startsWith("    ");
    return line.length() >= SHORTEST_WRAPPED && (!own || item);
  }
}
