package dev.gemel.jobs.notebooks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The executed corpus overview, as a reader finds it. */
record Overview(Document page) {

  static Overview read(Path html) throws IOException {
    return new Overview(Jsoup.parse(html, "UTF-8"));
  }

  /** The table of a section: rows of cells by column. */
  List<Map<String, String>> table(String section) {
    Element table = section(section).filter("table.dataframe");
    List<String> columns = table.select("thead th:not(:first-child)").eachText();
    return table.select("tbody tr").stream().map(row -> cells(columns, row)).toList();
  }

  /** All that a section shows as text. */
  String text(String section) {
    return section(section).cells().stream().map(Element::text).collect(Collectors.joining("\n"));
  }

  private static Map<String, String> cells(List<String> columns, Element row) {
    List<String> values = row.select("td").stream().map(Element::text).toList();
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      cells.put(columns.get(i), values.get(i));
    }
    return cells;
  }

  private Section section(String title) {
    List<Element> cells = new ArrayList<>();
    boolean inside = false;
    for (Element cell : page.select(".jp-Cell")) {
      Element heading = cell.selectFirst("h2");
      inside = heading == null ? inside : heading.ownText().equals(title);
      if (inside) {
        cells.add(cell);
      }
    }
    return new Section(cells);
  }

  private record Section(List<Element> cells) {
    Element filter(String css) {
      return cells.stream()
          .flatMap(cell -> cell.select(css).stream())
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + css + " in " + cells));
    }
  }
}
