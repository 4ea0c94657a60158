package dev.gemel.text.block;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A title of level 1 to 6 (CommonMark 0.31, sections 4.2 and 4.3). */
record Heading(int level, String title) {
  private static final Pattern ATX = Pattern.compile("(?s) {0,3}(#{1,6})(?:[ \\t]+(.*))?");
  private static final Pattern CLOSING = Pattern.compile("(?:^|[ \\t])#+[ \\t]*\\z");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]*+)]\\([^()\\s]*+\\)");
  private static final Pattern MARKS = Pattern.compile("\\*\\*|__|`|(?<!\\w)[*_]|[*_](?!\\w)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(\\p{Punct})");
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:=+|-{2,})[ \\t]*");

  static @Nullable Heading atx(String line) {
    Matcher matcher = ATX.matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    String title = matcher.group(2) == null ? "" : matcher.group(2);
    return new Heading(matcher.group(1).length(), plain(CLOSING.matcher(title).replaceAll("")));
  }

  /** The title that an underline makes of the line above it, or null. */
  static @Nullable Heading setext(String above, String line) {
    if (above.isBlank() || !UNDERLINE.matcher(line).matches()) {
      return null;
    }
    return new Heading(line.strip().charAt(0) == '=' ? 1 : 2, plain(above));
  }

  /** A title without links, emphasis and code marks. */
  private static String plain(String title) {
    String text = LINK.matcher(title).replaceAll("$1");
    return ESCAPE.matcher(MARKS.matcher(text).replaceAll("")).replaceAll("$1").strip();
  }
}
