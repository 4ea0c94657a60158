package dev.gemel.text.block;

import org.jspecify.annotations.Nullable;

/**
 * An open code fence (CommonMark 0.31, section 4.5): three or more backticks or tildes.
 *
 * @param mark the fence's character
 * @param length how many of them opened it; as many close it
 */
public record Fence(char mark, int length) {

  /**
   * The fence that is open after a line.
   *
   * @param open the fence open before the line, or null
   * @param line one line without its line end
   * @return null when the line closes the fence or none is open
   */
  public static @Nullable Fence next(@Nullable Fence open, String line) {
    if (open == null) {
      return opening(line);
    }
    return open.isClosedBy(line) ? null : open;
  }

  private static @Nullable Fence opening(String line) {
    int start = indent(line);
    if (start > 3 || start >= line.length()) {
      return null;
    }
    char mark = line.charAt(start);
    int length = run(line, start, mark);
    if ((mark != '`' && mark != '~') || length < 3) {
      return null;
    }
    boolean inline = mark == '`' && line.indexOf('`', start + length) >= 0;
    return inline ? null : new Fence(mark, length);
  }

  private boolean isClosedBy(String line) {
    int start = indent(line);
    int run = run(line, start, mark);
    return start <= 3 && run >= length && line.substring(start + run).isBlank();
  }

  private static int indent(String line) {
    return run(line, 0, ' ');
  }

  private static int run(String line, int start, char c) {
    int i = start;
    while (i < line.length() && line.charAt(i) == c) {
      i++;
    }
    return i - start;
  }
}
