package dev.gemel.text.normalize;

import dev.gemel.text.block.Fence;
import org.jspecify.annotations.Nullable;

/** Tidies lines: trailing spaces, runs of spaces in prose, runs of blank lines. */
final class Whitespace {
  private Whitespace() {}

  static String tidy(String text) {
    StringBuilder out = new StringBuilder(text.length());
    @Nullable Fence fence = null;
    int blanks = 0;
    for (int start = 0; start <= text.length(); ) {
      int end = lineEnd(text, start);
      String line = stripTrailing(text, start, end);
      boolean inCode = fence != null;
      fence = Fence.next(fence, line);
      if (line.isEmpty()) {
        blanks++;
      } else {
        breakLine(out, inCode ? blanks : Math.min(blanks, 1));
        out.append(inCode || fence != null || isIndented(line) ? line : collapse(line));
        blanks = 0;
      }
      start = end + 1;
    }
    return out.toString();
  }

  private static void breakLine(StringBuilder out, int blanks) {
    if (!out.isEmpty()) {
      out.append("\n".repeat(blanks + 1));
    }
  }

  private static int lineEnd(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end;
  }

  private static String stripTrailing(String text, int start, int end) {
    int last = end;
    while (last > start && isBlank(text.charAt(last - 1))) {
      last--;
    }
    return text.substring(start, last);
  }

  private static boolean isIndented(String line) {
    return line.startsWith("    ") || line.startsWith("\t");
  }

  private static String collapse(String line) {
    int i = 0;
    while (i < line.length() && isBlank(line.charAt(i))) {
      i++;
    }
    StringBuilder out = new StringBuilder(line.length()).append(line, 0, i);
    // The first character after the indentation is not blank, so i - 1 is never below 0.
    for (; i < line.length(); i++) {
      boolean repeated = line.charAt(i) == ' ' && line.charAt(i - 1) == ' ';
      if (!repeated) {
        out.append(line.charAt(i));
      }
    }
    return out.toString();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
