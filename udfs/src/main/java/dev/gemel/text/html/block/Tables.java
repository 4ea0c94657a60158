package dev.gemel.text.html.block;

import dev.gemel.text.html.block.CellReader.Cell;
import dev.gemel.text.html.marks.Nest;
import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.page.Sizes;
import dev.gemel.text.html.page.TagSet;
import dev.gemel.text.html.page.Tags;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * Data tables as rows; tables that lay out a page are told apart. {@code colspan} is not spread.
 */
final class Tables {
  private static final int MAX_COLUMNS = 100;
  private static final int LONG_CELL = 600;

  private static final Evaluator NO_DATA =
      QueryParser.parse("table table, pre, h1, h2, article, form, button, select");
  private static final Evaluator COLUMNS = QueryParser.parse("tr > * + *");
  private static final Evaluator CELL = QueryParser.parse("td");
  private static final TagSet CELLS = TagSet.of("td", "th");

  private final PageTree tree;
  private final BitSet dropped;
  private final CellReader reader;

  Tables(Page page, BitSet dropped) {
    tree = page.tree();
    this.dropped = dropped;
    reader = new CellReader(page, dropped);
  }

  /** Whether a table holds data: several columns, short cells, no table or code inside. */
  static boolean isData(Element table) {
    if (table.attr("role").equals("presentation") || table.selectFirst(NO_DATA) != null) {
      return false;
    }
    return table.selectFirst(COLUMNS) != null
        && table.select(CELL).stream().noneMatch(cell -> cell.text().length() > LONG_CELL);
  }

  /**
   * The rows with cells divided by " | "; in Markdown a GFM table with the first row as head. Only
   * Markdown has the caption and, beside others, rows of images alone.
   */
  Block read(int table, int quote, Nest nest) {
    List<List<Cell>> rows = rows(table);
    String text = text(rows);
    String markdown = text.isEmpty() ? "" : caption(table) + markdown(rows);
    return new Block(Block.Kind.TABLE, 0, text, markdown, quote, nest, linkChars(table), table);
  }

  /** As captions of images are written, in a paragraph of its own. */
  private String caption(int table) {
    int caption = tree.firstBelow(table, Tags.CAPTION);
    String text = caption < 0 ? "" : reader.read(caption).text();
    return text.isEmpty() ? "" : Inline.emphasized(text) + "\n\n";
  }

  private List<List<Cell>> rows(int table) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = table; i < tree.end(table); i++) {
      boolean row = tree.is(i, Tags.TR) && !dropped.get(i);
      List<Cell> cells = row ? cells(i) : List.of();
      if (!cells.stream().allMatch(Cell::isEmpty)) {
        rows.add(cells);
      }
    }
    return rows;
  }

  private List<Cell> cells(int row) {
    List<Cell> cells = new ArrayList<>();
    for (int i = row + 1; i < tree.end(row); i = tree.end(i)) {
      if (cells.size() < MAX_COLUMNS && CELLS.has(tree.tag(i))) {
        cells.add(dropped.get(i) ? Cell.EMPTY : reader.read(i));
      }
    }
    return cells;
  }

  private static String text(List<List<Cell>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(Cell::text).toList())
        .filter(row -> !row.stream().allMatch(String::isEmpty))
        .map(row -> String.join(" | ", row))
        .collect(Collectors.joining("\n"));
  }

  private static String markdown(List<List<Cell>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (List<Cell> row : rows) {
      boolean head = out.length() == 0;
      out.append(head ? "" : "\n").append(row(row, columns));
      out.append(head ? "\n|" + " --- |".repeat(columns) : "");
    }
    return out.toString();
  }

  /** A bar is escaped in code and addresses too: cells are told apart before all else. */
  private static String row(List<Cell> cells, int columns) {
    StringBuilder row = new StringBuilder("|");
    for (int i = 0; i < columns; i++) {
      String cell = i < cells.size() ? cells.get(i).markdown().replace("|", "\\|") : "";
      row.append(' ').append(cell).append(cell.isEmpty() ? "|" : " |");
    }
    return row.toString();
  }

  private int linkChars(int table) {
    int length = 0;
    int i = table;
    while (i < tree.end(table)) {
      boolean link = tree.is(i, Tags.A);
      length += link ? Sizes.visibleLength(tree.element(i).text()) : 0;
      i = link ? tree.end(i) : i + 1;
    }
    return length;
  }
}
