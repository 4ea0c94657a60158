package dev.gemel.text.html.block;

import dev.gemel.text.html.marks.Nest;
import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.page.Sizes;

/**
 * One block of the body in both renderings.
 *
 * @param level of a heading 1 to 6; of a list item its depth from 1; otherwise 0
 * @param text plain; "" for what only Markdown shows, such as an image
 * @param markdown without what the quotations and items round it put before its lines
 * @param quote how many quotations it stands in
 * @param nest the quotations and list items round it
 * @param linkChars how many of its characters stand in links, white space left out
 * @param home the number of the innermost element round its first text, see {@link PageTree}
 */
public record Block(
    Kind kind,
    int level,
    String text,
    String markdown,
    int quote,
    Nest nest,
    int linkChars,
    int home) {
  private static final double NEARLY_ALL = 0.85;

  public enum Kind {
    HEADING,
    PARAGRAPH,
    ITEM,
    CODE,
    TABLE,
    IMAGE
  }

  /** Whether its text stands in links, all but a few characters. */
  public boolean linked() {
    return !text.isEmpty() && linkChars >= NEARLY_ALL * Sizes.visibleLength(text);
  }

  public boolean isHeading() {
    return kind == Kind.HEADING;
  }
}
