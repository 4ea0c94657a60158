package dev.gemel.text.html;

/** A line of text under construction, plain and as Markdown side by side. */
final class Inline {
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder markdown = new StringBuilder();

  /** Adds text with runs of white space made one space. */
  void add(String raw) {
    append(text, raw);
    append(markdown, raw);
  }

  /** Adds what only Markdown shows. */
  void addMarkdown(String raw) {
    markdown.append(raw);
  }

  void addVerbatim(String raw, String asMarkdown) {
    text.append(raw);
    markdown.append(asMarkdown);
  }

  /** A line break inside a block. */
  void lineBreak() {
    trimEnd(text);
    trimEnd(markdown);
    text.append('\n');
    markdown.append("  \n");
  }

  boolean isEmpty() {
    return text.length() == 0;
  }

  boolean endsWithBreak() {
    return text.length() > 0 && text.charAt(text.length() - 1) == '\n';
  }

  int mark() {
    return markdown.length();
  }

  /** Puts marks round the Markdown written since {@code start}, inside its outer white space. */
  void wrap(int start, String before, String after) {
    if (start > markdown.length()) {
      return;
    }
    String inner = markdown.substring(start);
    String core = inner.strip();
    if (core.isEmpty()) {
      return;
    }
    int lead = inner.indexOf(core);
    markdown.setLength(start);
    markdown
        .append(inner, 0, lead)
        .append(before)
        .append(core)
        .append(after)
        .append(inner, lead + core.length(), inner.length());
  }

  String text() {
    return text.toString().strip();
  }

  String markdown() {
    return markdown.toString().strip();
  }

  void clear() {
    text.setLength(0);
    markdown.setLength(0);
  }

  private static void append(StringBuilder out, String raw) {
    boolean space = out.length() == 0 || Character.isWhitespace(out.charAt(out.length() - 1));
    int at = 0;
    while (at < raw.length()) {
      int start = at;
      while (at < raw.length() && !isWhite(raw.charAt(at))) {
        at++;
      }
      out.append(raw, start, at);
      space &= start == at;
      if (at < raw.length() && !space) {
        out.append(' ');
        space = true;
      }
      while (at < raw.length() && isWhite(raw.charAt(at))) {
        at++;
      }
    }
  }

  private static boolean isWhite(char c) {
    return c <= ' ' || c > 127 ? Character.isWhitespace(c) || c == '\u00a0' : false;
  }

  private static void trimEnd(StringBuilder out) {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
  }
}
