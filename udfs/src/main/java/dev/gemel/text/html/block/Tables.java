package dev.gemel.text.html.block;

import dev.gemel.text.html.marks.Escapes;
import dev.gemel.text.html.marks.Nest;
import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.page.Sizes;
import dev.gemel.text.html.page.TagSet;
import dev.gemel.text.html.page.Tags;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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

  private Tables() {}

  /** Whether a table holds data: several columns, short cells, no table or code inside. */
  static boolean isData(Element table) {
    if (table.attr("role").equals("presentation") || table.selectFirst(NO_DATA) != null) {
      return false;
    }
    return table.selectFirst(COLUMNS) != null
        && table.select(CELL).stream().noneMatch(cell -> cell.text().length() > LONG_CELL);
  }

  /** The rows with cells divided by " | "; in Markdown a GFM table with the first row as head. */
  static Block read(PageTree tree, int table, BitSet dropped, int quote, Nest nest) {
    List<List<String>> rows = new ArrayList<>();
    int columns = 0;
    for (int i = table; i < tree.end(table); i++) {
      boolean row = tree.is(i, Tags.TR) && !dropped.get(i);
      List<String> cells = row ? cells(tree, i, dropped) : List.of();
      if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
        rows.add(cells);
        columns = Math.max(columns, cells.size());
      }
    }
    StringBuilder text = new StringBuilder();
    StringBuilder markdown = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append(i == 0 ? "" : "\n").append(String.join(" | ", rows.get(i)));
      markdown.append(i == 0 ? "" : "\n").append(row(rows.get(i), columns));
      if (i == 0) {
        markdown.append("\n|").append(" --- |".repeat(columns));
      }
    }
    return new Block(
        Block.Kind.TABLE,
        0,
        text.toString(),
        markdown.toString(),
        quote,
        nest,
        linkChars(tree, table),
        table);
  }

  private static int linkChars(PageTree tree, int table) {
    int length = 0;
    int i = table;
    while (i < tree.end(table)) {
      boolean link = tree.is(i, Tags.A);
      length += link ? Sizes.visibleLength(tree.element(i).text()) : 0;
      i = link ? tree.end(i) : i + 1;
    }
    return length;
  }

  private static List<String> cells(PageTree tree, int row, BitSet dropped) {
    List<String> cells = new ArrayList<>();
    for (int i = row + 1; i < tree.end(row); i = tree.end(i)) {
      if (cells.size() < MAX_COLUMNS && CELLS.has(tree.tag(i))) {
        cells.add(dropped.get(i) ? "" : text(tree, i, dropped));
      }
    }
    return cells;
  }

  private static String row(List<String> cells, int columns) {
    StringBuilder row = new StringBuilder("|");
    for (int i = 0; i < columns; i++) {
      String cell = i < cells.size() ? Escapes.of(cells.get(i)).replace("|", "\\|") : "";
      row.append(' ').append(cell).append(cell.isEmpty() ? "|" : " |");
    }
    return row.toString();
  }

  private static String text(PageTree tree, int cell, BitSet dropped) {
    Inline line = new Inline();
    int i = cell;
    while (i < tree.end(cell)) {
      if (dropped.get(i)) {
        i = tree.end(i);
        continue;
      }
      if (tree.isText(i)) {
        line.add(tree.text(i));
      } else if (tree.is(i, Tags.BR) || tree.element(i).isBlock()) {
        line.add(" ");
      }
      i++;
    }
    return line.text();
  }
}
