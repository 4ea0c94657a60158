package dev.gemel.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/** Rows as an aligned text table. */
final class RowTable {
  private RowTable() {}

  /**
   * Rows of Spark.
   *
   * @param width longest cell in characters; longer ones end in an ellipsis
   */
  static String text(String[] columns, List<Row> rows, int width) {
    return lines(
        List.of(columns),
        rows.stream()
            .map(row -> IntStream.range(0, row.length()).mapToObj(row::get).toList())
            .toList(),
        width);
  }

  /**
   * Rows as lists of cells. Loads no class of Spark.
   *
   * @param width longest cell in characters; longer ones end in an ellipsis
   */
  static String lines(List<String> columns, List<? extends List<?>> rows, int width) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns.stream().map(c -> cell(c, width)).toList());
    for (List<?> row : rows) {
      cells.add(row.stream().map(value -> cell(value, width)).toList());
    }
    int[] widths = new int[columns.size()];
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
  private static String plain(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
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

  static String cell(@Nullable Object value, int width) {
    String text = plain(value).replaceAll("\\s+", " ");
    return text.length() <= width ? text : text.substring(0, width - 1) + "\u2026";
  }
}
