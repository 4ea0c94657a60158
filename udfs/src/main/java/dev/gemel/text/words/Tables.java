package dev.gemel.text.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the tables beside this class: lines of parts between tabs, comments after {@code #}. */
final class Tables {
  private Tables() {}

  static List<String[]> rows(String name) {
    return text(name)
        .lines()
        .filter(line -> !line.startsWith("# "))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  /** Rows of a key and its values, which spaces part. */
  static Map<String, List<String>> lists(String name) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (String[] row : rows(name)) {
      lists.put(row[0], List.of(row[1].split(" ", -1)));
    }
    return lists;
  }

  private static String text(String name) {
    try (InputStream in = Tables.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
