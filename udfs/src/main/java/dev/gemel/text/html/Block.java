package dev.gemel.text.html;

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
record Block(
    Kind kind,
    int level,
    String text,
    String markdown,
    int quote,
    Nest nest,
    int linkChars,
    int home) {
  private static final double NEARLY_ALL = 0.85;

  enum Kind {
    HEADING,
    PARAGRAPH,
    ITEM,
    CODE,
    TABLE,
    IMAGE
  }

  /** Whether its text stands in links, all but a few characters. */
  boolean linked() {
    return !text.isEmpty() && linkChars >= NEARLY_ALL * Sizes.visibleLength(text);
  }

  boolean isHeading() {
    return kind == Kind.HEADING;
  }
}
