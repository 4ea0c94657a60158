package dev.gemel.text.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Inputs in files. A backslash, u and four digits is a UTF-16 unit, which lets a file hold half a
 * surrogate pair; what stands between <code>@N{</code> and <code>}@</code> is repeated N times.
 */
final class Corpus {
  private static final Pattern UNIT = Pattern.compile("\\\\u([0-9a-f]{4})");
  private static final Pattern REPEAT = Pattern.compile("(?s)@(\\d+)\\{(.*?)}@");

  private Corpus() {}

  /** The inputs of a folder of {@code src/test/resources/fuzz}, in the order of their names. */
  static List<String> read(String folder) {
    Path path = Path.of("src/test/resources/fuzz", folder);
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().map(Corpus::input).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String input(Path file) {
    try {
      String raw = Files.readString(file, StandardCharsets.UTF_8);
      String text = UNIT.matcher(raw).replaceAll(m -> Matcher.quoteReplacement(unit(m.group(1))));
      return REPEAT
          .matcher(text)
          .replaceAll(
              m -> Matcher.quoteReplacement(m.group(2).repeat(Integer.parseInt(m.group(1)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unit(String hex) {
    return String.valueOf((char) Integer.parseInt(hex, 16));
  }

  /** An input as {@link #read} takes it. */
  static String escaped(String input) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < input.length(); i++) {
      char c = input.charAt(i);
      boolean plain = (c >= ' ' && c < 127) || c == '\n';
      out.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return out.toString();
  }
}
