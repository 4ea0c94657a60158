package dev.gemel.text.block;

import java.util.List;

/**
 * One block of a Markdown text.
 *
 * @param headingPath titles of the headings above, outermost first; a heading's own title included
 * @param span where it stands in the text, without blank ends; code keeps its indentation
 */
public record Block(Kind kind, List<String> headingPath, Span span) {
  /** What a block is. */
  public enum Kind {
    /** A title line with its marks. */
    HEADING,
    /** Prose, a list item or a table. */
    PARAGRAPH,
    /** A fenced or indented code block, fences included. */
    CODE
  }

  /** Copies the path. */
  public Block {
    headingPath = List.copyOf(headingPath);
  }

  /** Whether it is a title. */
  public boolean isHeading() {
    return kind == Kind.HEADING;
  }

  /** Whether it is code, which is never cut while it fits. */
  public boolean isCode() {
    return kind == Kind.CODE;
  }
}
