package dev.gemel.jobs.sql;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A text function on the command line: a JSON object in, a JSON object out.
 *
 * @param name as in {@code gemel text NAME}
 * @param summary one sentence
 * @param example a line of input
 * @param apply the fields of a line to the fields of the answer, {@code id} apart
 */
public record LineFunction(
    String name,
    String summary,
    String example,
    Function<Map<String, Object>, Map<String, Object>> apply) {
  /** The functions of {@code gemel text}, under the names that SQL has. Loads no Spark class. */
  public static List<LineFunction> all() {
    return Lines.ALL;
  }
}
