package dev.gemel.text.html.block;

import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageTree;
import java.util.BitSet;
import org.jsoup.nodes.Element;

/**
 * Reads the cells of a table, each as one line: what stands in paragraphs and lines of its own has
 * a space between.
 */
final class CellReader extends TreeWalk {
  private final PageTree tree;
  private final Inline line = new Inline();
  private final InlineMarks marks;
  private int formulaEnd;

  CellReader(Page page, BitSet dropped) {
    super(page.tree(), dropped);
    tree = page.tree();
    marks = new InlineMarks(line, page.addresses());
  }

  /**
   * What a cell says.
   *
   * @param text plain
   * @param markdown inline Markdown, its bars not yet escaped
   */
  record Cell(String text, String markdown) {
    static final Cell EMPTY = new Cell("", "");

    boolean isEmpty() {
      return text.isEmpty() && markdown.isEmpty();
    }
  }

  Cell read(int cell) {
    formulaEnd = 0;
    walk(cell);
    Cell read = new Cell(line.text(), line.markdown());
    line.clear();
    return read;
  }

  @Override
  void text(int i) {
    if (i < formulaEnd) {
      line.addText(tree.text(i));
    } else {
      line.add(tree.text(i));
    }
  }

  @Override
  boolean open(int i) {
    Element e = tree.element(i);
    if (isBreak(e)) {
      line.addText(" ");
    }
    if (i >= formulaEnd && !formula(e, i) && !marks.open(e) && isBreak(e)) {
      line.addSpace();
    }
    return true;
  }

  @Override
  void close(int i) {
    Element e = tree.element(i);
    if (i >= formulaEnd && !marks.close(e) && isBreak(e)) {
      line.addSpace();
    }
  }

  /** Its TeX in Markdown; the text has all that stands in the element. */
  private boolean formula(Element e, int i) {
    boolean formula = e.nameIs("math");
    if (formula) {
      line.addVerbatim("", Formulas.markdown(e));
      formulaEnd = tree.end(i);
    }
    return formula;
  }

  private static boolean isBreak(Element e) {
    return e.isBlock() || e.nameIs("br");
  }
}
