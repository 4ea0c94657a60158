package dev.gemel.text.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Data tables as rows; tables that lay out a page are told apart. {@code colspan} is not spread.
 */
final class Tables {
  private static final int MAX_COLUMNS = 100;
  private static final int LONG_CELL = 600;

  private Tables() {}

  /** Whether a table holds data: several columns, short cells, no table or code inside. */
  static boolean isData(Element table) {
    if (table.attr("role").equals("presentation")
        || table.selectFirst("table table, pre, h1, h2, article, form, button, select") != null) {
      return false;
    }
    Element row = table.selectFirst("tr");
    if (row == null) {
      return false;
    }
    boolean columns = table.selectFirst("tr > * + *") != null;
    return columns
        && table.select("td").stream().noneMatch(cell -> cell.text().length() > LONG_CELL);
  }

  /** The rows with cells divided by " | "; in Markdown a GFM table with the first row as head. */
  static Block read(Element table, Set<Element> dropped, int quote, Nest nest) {
    List<List<String>> rows = new ArrayList<>();
    int columns = 0;
    for (Element tr : table.select("tr")) {
      List<String> cells = dropped.contains(tr) ? List.of() : cells(tr, dropped);
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
        linkChars(table),
        table);
  }

  private static int linkChars(Element table) {
    return table.select("a").stream().mapToInt(a -> Sizes.visibleLength(a.text())).sum();
  }

  private static List<String> cells(Element tr, Set<Element> dropped) {
    List<String> cells = new ArrayList<>();
    for (Element cell : tr.children()) {
      if (cells.size() < MAX_COLUMNS && (cell.nameIs("td") || cell.nameIs("th"))) {
        cells.add(dropped.contains(cell) ? "" : text(cell, dropped));
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

  private static String text(Element cell, Set<Element> dropped) {
    Inline line = new Inline();
    NodeTraversor.filter(
        (Node node, int depth) -> {
          if (node instanceof TextNode text) {
            line.add(text.getWholeText());
          } else if (node instanceof Element e) {
            if (dropped.contains(e)) {
              return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            if (e.isBlock() || e.nameIs("br")) {
              line.add(" ");
            }
          }
          return NodeFilter.FilterResult.CONTINUE;
        },
        cell);
    return line.text();
  }
}
