package dev.gemel.text.html;

/**
 * One block of the body in both renderings.
 *
 * @param level of a heading 1 to 6; of a list item its depth from 1; otherwise 0
 * @param text plain; "" for what only Markdown shows, such as an image
 * @param markdown without the quote prefix
 * @param quote how many quotations it stands in
 * @param linked whether its text stands in links, all but a few characters
 */
record Block(Kind kind, int level, String text, String markdown, int quote, boolean linked) {
  enum Kind {
    HEADING,
    PARAGRAPH,
    ITEM,
    CODE,
    TABLE,
    IMAGE
  }

  boolean isHeading() {
    return kind == Kind.HEADING;
  }
}
