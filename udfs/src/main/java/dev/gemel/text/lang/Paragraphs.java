package dev.gemel.text.lang;

import dev.gemel.text.block.Fence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a text at blank lines; a fenced code block is a part of its own. */
final class Paragraphs {
  /** A part of the text without white space around it. */
  record Span(int start, int end, boolean code) {}

  private final String text;
  private final List<Span> spans = new ArrayList<>();
  private int from;

  private Paragraphs(String text) {
    this.text = text;
  }

  static List<Span> of(String text) {
    Paragraphs paragraphs = new Paragraphs(text);
    paragraphs.cut();
    return paragraphs.spans;
  }

  private void cut() {
    @Nullable Fence fence = null;
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      boolean inCode = fence != null;
      String line = text.substring(start, end);
      fence = Fence.next(fence, line);
      if (!inCode && (fence != null || line.isBlank())) {
        close(start, false);
      } else if (inCode && fence == null) {
        close(end, true);
      }
      start = end + 1;
    }
    close(text.length(), fence != null);
  }

  private void close(int end, boolean code) {
    int start = from;
    while (start < end && isBlank(start)) {
      start++;
    }
    int last = end;
    while (last > start && isBlank(last - 1)) {
      last--;
    }
    if (last > start) {
      spans.add(new Span(start, last, code));
    }
    from = end;
  }

  private boolean isBlank(int i) {
    return Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i));
  }
}
