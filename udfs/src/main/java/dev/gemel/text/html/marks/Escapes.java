package dev.gemel.text.html.marks;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Backslashes before characters of a page's text that CommonMark would take for marks (section
 * 2.4); where it would not, prose stays as the author wrote it. Linear time.
 */
public final class Escapes {
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31};)");

  private final String markdown;
  private final Signs signs;
  private final Emphasis emphasis;
  private final BitSet lone;
  private final boolean backticks;
  private int runEnd;
  private boolean glued;

  private Escapes(String markdown, Signs signs) {
    this.markdown = markdown;
    this.signs = signs;
    emphasis = new Emphasis(markdown, signs);
    backticks = markdown.indexOf('`') != markdown.lastIndexOf('`');
    lone = Brackets.marks(markdown, signs);
  }

  /** Markdown with its signs escaped. */
  public static String of(CharSequence markdown, Signs signs) {
    return signs.size() == 0
        ? markdown.toString()
        : new Escapes(markdown.toString(), signs).apply();
  }

  /** A text without marks as inline Markdown. */
  public static String of(String text) {
    return of(text, Signs.of(text));
  }

  /** An address whose parameters are not read as entities: {@code ?a&copy=1}. */
  public static String entities(String address) {
    return address.indexOf('&') < 0 ? address : ENTITY.matcher(address).replaceAll("&amp;$1");
  }

  private String apply() {
    StringBuilder out = new StringBuilder(markdown.length() + 8);
    int from = 0;
    for (int i = 0; i < signs.size(); i++) {
      if (isMark(i, signs.place(i))) {
        out.append(markdown, from, signs.place(i)).append('\\');
        from = signs.place(i);
      }
    }
    return out.append(markdown, from, markdown.length()).toString();
  }

  private boolean isMark(int i, int at) {
    char next = charAt(at + 1);
    return switch (markdown.charAt(at)) {
      case '\\' -> isPunctuation(next);
      case '`' -> backticks;
      case '<' -> "/!?".indexOf(next) >= 0 || isLetter(next);
      case '&' -> ENTITY.matcher(markdown).region(at, markdown.length()).lookingAt();
      case '!' -> next == '[';
      case '[', ']' -> lone.get(at);
      case '~' -> next == '~' || charAt(at - 1) == '~';
      default -> emphasis.mayMark(at) || isGlued(i);
    };
  }

  /** Whether a run of one sign goes on as a mark, which would be longer by it. */
  private boolean isGlued(int i) {
    if (i >= runEnd) {
      int first = signs.place(i);
      char sign = markdown.charAt(first);
      runEnd = i + 1;
      while (runEnd < signs.size() && charAt(first + runEnd - i) == sign && isNext(runEnd)) {
        runEnd++;
      }
      glued = charAt(first - 1) == sign || charAt(first + runEnd - i) == sign;
    }
    return glued;
  }

  private boolean isNext(int i) {
    return signs.place(i) == signs.place(i - 1) + 1;
  }

  private char charAt(int at) {
    return at >= 0 && at < markdown.length() ? markdown.charAt(at) : ' ';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The characters that a backslash can stand before. */
  private static boolean isPunctuation(char c) {
    return c > ' ' && c < 127 && !isLetter(c) && (c < '0' || c > '9');
  }
}
