package dev.gemel.text.html.block;

import dev.gemel.text.html.marks.Escapes;
import dev.gemel.text.html.marks.MarkedParts;
import dev.gemel.text.html.marks.Signs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of text under construction, plain and as Markdown side by side. Marks are opened and
 * closed as the elements are that ask for them; inside code there are none.
 */
final class Inline {
  /** A place that no line reaches, of marks opened in a line before. */
  private static final int GONE = Integer.MAX_VALUE;

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder markdown = new StringBuilder();
  private Signs signs = new Signs();
  private final List<Integer> marks = new ArrayList<>();
  private int code;
  private int codeStart;
  private final MarkedParts parts = new MarkedParts();

  /** A text between marks of emphasis, where they would be read, as a paragraph of Markdown. */
  static String emphasized(String text) {
    Inline line = new Inline();
    line.open();
    line.add(text);
    line.close("*", "*");
    return Markdown.escapeLead(line.markdown());
  }

  /** Adds text with runs of white space made one space. */
  void add(String raw) {
    append(text, raw, null);
    append(markdown, raw, signs);
  }

  /** Adds text that Markdown does not show. */
  void addText(String raw) {
    append(text, raw, null);
  }

  /** A space that only Markdown has, unless there is one. */
  void addSpace() {
    append(markdown, " ", signs);
  }

  /** Adds what only Markdown shows; nothing inside code. */
  void addMarkdown(String raw) {
    if (code == 0) {
      markdown.append(raw);
    }
  }

  void addVerbatim(String raw, String asMarkdown) {
    text.append(raw);
    markdown.append(asMarkdown);
  }

  /** A line break inside a block; code is a span of its own in each line. */
  void lineBreak() {
    trimEnd(text);
    trimEnd(markdown);
    if (code > 0) {
      wrapCode();
    }
    text.append('\n');
    markdown.append("  \n");
    codeStart = markdown.length();
  }

  boolean isEmpty() {
    return text.length() == 0;
  }

  boolean endsWithBreak() {
    return text.length() > 0 && text.charAt(text.length() - 1) == '\n';
  }

  /** Begins what {@code close} will put marks round. */
  void open() {
    marks.add(markdown.length());
  }

  /** Begins a span of code. */
  void openCode() {
    if (code++ == 0) {
      codeStart = markdown.length();
    }
  }

  /** Puts marks round the Markdown written since the last {@code open}, inside its white space. */
  void close(String before, String after) {
    int start = closed();
    if (code == 0 && start <= markdown.length()) {
      wrap(start, before, after);
    }
  }

  /** Ends what was opened last without marks. */
  void close() {
    closed();
  }

  /** Ends a span of code; that of a line before has ended with it. */
  void closeCode() {
    if (code > 0 && --code == 0) {
      wrapCode();
    }
  }

  /** Between backticks, more of them than there are in it (section 6.1). */
  private void wrapCode() {
    if (codeStart >= markdown.length()) {
      return;
    }
    String inner = markdown.substring(codeStart).strip();
    String fence = "`".repeat(Code.longestRun(inner) + 1);
    String pad = inner.startsWith("`") || inner.endsWith("`") ? " " : "";
    signs.dropFrom(codeStart);
    if (parts.isCodeBefore(codeStart, fence + pad)) {
      markdown.insert(codeStart++, ' ');
    }
    wrap(codeStart, fence + pad, pad + fence);
  }

  /** Where the element begins that is open round a part, or the line. */
  private int outer(int start) {
    return marks.isEmpty() ? 0 : Math.min(marks.get(marks.size() - 1), start);
  }

  private int closed() {
    return marks.remove(marks.size() - 1);
  }

  private void wrap(int from, String before, String after) {
    int start = from;
    int end = markdown.length();
    while (start < end && Character.isWhitespace(markdown.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(markdown.charAt(end - 1))) {
      end--;
    }
    if (start == end) {
      return;
    }
    MarkedParts.Part same = parts.continued(start, outer(start), before, after);
    if (same == null && parts.wouldClash(start, end, before)) {
      return;
    }
    markdown.insert(end, after);
    if (same != null) {
      splice(same.end() - after.length(), after.length());
      end -= after.length();
      start = same.start();
    } else {
      markdown.insert(start, before);
      signs.move(start, before.length());
      end += before.length();
    }
    parts.add(start, end + after.length(), before, after);
  }

  private void splice(int at, int length) {
    markdown.delete(at, at + length);
    signs.move(at, -length);
  }

  String text() {
    return text.toString().strip();
  }

  /** The line as Markdown, what the text has of its signs escaped. */
  String markdown() {
    List<MarkedParts.Part> unread = parts.unread(markdown);
    parts.clear();
    if (!unread.isEmpty()) {
      unmark(unread);
    }
    return Escapes.of(markdown, signs).strip();
  }

  /** Takes the marks of parts away, all at once: a line may have a hundred thousand. */
  private void unmark(List<MarkedParts.Part> unread) {
    BitSet gone = new BitSet(markdown.length());
    for (MarkedParts.Part part : unread) {
      gone.set(part.start(), part.start() + part.before().length());
      gone.set(part.end() - part.after().length(), part.end());
    }
    StringBuilder kept = new StringBuilder(markdown.length());
    Signs moved = new Signs();
    int sign = 0;
    for (int i = 0; i < markdown.length(); i++) {
      if (sign < signs.size() && signs.place(sign) == i) {
        moved.add(kept.length());
        sign++;
      }
      if (!gone.get(i)) {
        kept.append(markdown.charAt(i));
      }
    }
    markdown.setLength(0);
    markdown.append(kept);
    signs = moved;
  }

  /** Begins a new line; marks still open wrap nothing. */
  void clear() {
    text.setLength(0);
    markdown.setLength(0);
    signs.dropFrom(0);
    parts.clear();
    code = 0;
    marks.replaceAll(open -> GONE);
  }

  private static void append(StringBuilder out, String raw, @Nullable Signs signs) {
    boolean space = out.length() == 0 || Character.isWhitespace(out.charAt(out.length() - 1));
    int at = 0;
    while (at < raw.length()) {
      int start = at;
      while (at < raw.length() && !isWhite(raw.charAt(at))) {
        if (signs != null && Signs.isSign(raw.charAt(at))) {
          signs.add(out.length() + at - start);
        }
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
    return (c <= ' ' || c > 127) && (Character.isWhitespace(c) || c == '\u00a0');
  }

  private static void trimEnd(StringBuilder out) {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
  }
}
