package dev.gemel.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;

/** Rows as an aligned text table. */
final class RowTable {
  private RowTable() {}

  /**
   * @param width longest cell in characters; longer ones end in an ellipsis
   */
  static String text(String[] columns, List<Row> rows, int width) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(Stream.of(columns).map(c -> cell(c, width)).toList());
    for (Row row : rows) {
      cells.add(IntStream.range(0, row.length()).mapToObj(i -> cell(row.get(i), width)).toList());
    }
    int[] widths = new int[columns.length];
    cells.forEach(r -> IntStream.range(0, r.size()).forEach(i -> widen(widths, i, r.get(i))));
    StringBuilder out = new StringBuilder();
    cells.forEach(r -> line(out, r, widths));
    return out.toString();
  }

  private static void widen(int[] widths, int i, String cell) {
    widths[i] = Math.max(widths[i], cell.length());
  }

  private static void line(StringBuilder out, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
    }
    out.append(line.toString().stripTrailing()).append(System.lineSeparator());
  }

  /** Arrays, structs and maps in brackets, as JSON has them but without quotes. */
  private static String plain(Object value) {
    if (value instanceof scala.collection.Map<?, ?> map) {
      return JavaConverters.mapAsJavaMapConverter(map).asJava().toString();
    }
    if (value instanceof scala.collection.Seq<?> seq) {
      return JavaConverters.seqAsJavaListConverter(seq).asJava().stream()
          .map(RowTable::plain)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Row row) {
      return IntStream.range(0, row.length())
          .mapToObj(i -> plain(row.get(i)))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return String.valueOf(value);
  }

  static String cell(Object value, int width) {
    String text = plain(value).replaceAll("\\s+", " ");
    return text.length() <= width ? text : text.substring(0, width - 1) + "\u2026";
  }
}
