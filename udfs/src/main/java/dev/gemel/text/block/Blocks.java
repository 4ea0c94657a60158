package dev.gemel.text.block;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits Markdown into headings, paragraphs and code: the part of CommonMark 0.31 that matters for
 * cutting text. Every non-blank character is in exactly one block, in order. Plain text is one
 * block per paragraph. Linear time.
 */
public final class Blocks {
  private static final int NONE = -1;

  private final String text;
  private final List<Block> blocks = new ArrayList<>();
  private final HeadingPath path = new HeadingPath();
  private int start = NONE;
  private int lines;
  private boolean code;
  private boolean inList;
  private @Nullable Fence fence;

  private Blocks(String text) {
    this.text = text;
  }

  /** The blocks of a text whose lines end with {@code \n} or {@code \r\n}. */
  public static List<Block> parse(String markdown) {
    return new Blocks(markdown).parse();
  }

  private List<Block> parse() {
    for (int from = 0; from < text.length(); ) {
      int newline = text.indexOf('\n', from);
      int to = newline < 0 ? text.length() : newline;
      line(from, to);
      from = to + 1;
    }
    flush(text.length());
    return List.copyOf(blocks);
  }

  private void line(int from, int to) {
    boolean windows = to > from && text.charAt(to - 1) == '\r';
    String line = text.substring(from, windows ? to - 1 : to);
    boolean wasOpen = fence != null;
    fence = Fence.next(fence, line);
    if (wasOpen) {
      fenced(to);
    } else if (fence != null) {
      flush(from);
      open(from, true);
    } else if (line.isBlank()) {
      flush(from);
    } else {
      prose(from, to, line);
    }
  }

  private void fenced(int to) {
    if (fence == null) {
      flush(to);
    }
  }

  private void prose(int from, int to, String line) {
    Heading atx = Heading.atx(line);
    if (atx != null) {
      flush(from);
      heading(atx, from, to);
      return;
    }
    Heading setext = mayBeTitle() ? Heading.setext(text.substring(start, from), line) : null;
    if (setext != null) {
      heading(setext, start, to);
      return;
    }
    boolean indented = line.startsWith("    ") || line.startsWith("\t");
    if (start == NONE) {
      open(from, indented && !inList);
    } else if (code && !indented) {
      flush(from);
      open(from, false);
    }
    inList = ListMarker.starts(line) || (inList && indented);
    lines++;
  }

  private boolean mayBeTitle() {
    return lines == 1 && !code && !inList;
  }

  private void heading(Heading heading, int from, int to) {
    path.enter(heading);
    add(Block.Kind.HEADING, from, to);
    start = NONE;
    lines = 0;
    inList = false;
  }

  private void open(int from, boolean isCode) {
    start = from;
    code = isCode;
    lines = 0;
  }

  private void flush(int end) {
    if (start != NONE) {
      add(code ? Block.Kind.CODE : Block.Kind.PARAGRAPH, start, end);
    }
    start = NONE;
    lines = 0;
    code = false;
  }

  private void add(Block.Kind kind, int from, int to) {
    Span trimmed = Span.trimmed(text, from, to);
    if (trimmed.isEmpty()) {
      return;
    }
    int begin = kind == Block.Kind.CODE ? from : trimmed.start();
    blocks.add(new Block(kind, path.titles(), new Span(begin, trimmed.end())));
  }
}
