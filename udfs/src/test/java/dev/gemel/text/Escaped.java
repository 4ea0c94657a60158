package dev.gemel.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.converter.TypedArgumentConverter;

/** Reads the cells of case tables: {@code \n}, {@code \t}, {@code \r} and {@code \x{1F600}}. */
public final class Escaped extends TypedArgumentConverter<String, String> {
  private static final Pattern CODE_POINT = Pattern.compile("\\\\x\\{([0-9A-Fa-f]+)}");

  Escaped() {
    super(String.class, String.class);
  }

  @Override
  protected String convert(@Nullable String cell) {
    String text = cell == null ? "" : cell;
    String points =
        CODE_POINT
            .matcher(text)
            .replaceAll(
                m ->
                    java.util.regex.Matcher.quoteReplacement(
                        new String(Character.toChars(Integer.parseInt(m.group(1), 16)))));
    return points.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r");
  }
}
