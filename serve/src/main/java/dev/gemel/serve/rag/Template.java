package dev.gemel.serve.rag;

import dev.gemel.conf.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt of {@code conf/prompts/ID.txt}: the system message, a line {@code ---}, the user's
 * message. Fields stand in double braces, as in <code>{{question}}</code>.
 *
 * @param system what the model is told it is
 * @param user what it is asked, with fields
 */
record Template(String system, String user) {
  private static final Pattern FIELD = Pattern.compile("\\{\\{(\\w+)\\}\\}");
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /**
   * Reads a prompt from the class path.
   *
   * @param fields the fields it must name, all of them and no other
   * @throws ConfigException when there is no such prompt or its fields differ
   */
  static Template load(String key, String id, Set<String> fields) {
    String text = ID.matcher(id).matches() ? read("/gemel/conf/prompts/" + id + ".txt") : "";
    String[] parts = text.split("(?m)^---\\R", -1);
    Set<String> found = new TreeSet<>();
    FIELD.matcher(text).results().forEach(m -> found.add(m.group(1)));
    if (parts.length != 2 || !found.equals(fields)) {
      throw new ConfigException(
          "%s: %s names no usable prompt; expected a file conf/prompts/NAME.txt with one line '---' and the fields %s"
              .formatted(key, id, new TreeSet<>(fields)));
    }
    return new Template(parts[0].strip(), parts[1].strip());
  }

  /** The user's message with its fields filled in; a value is not searched for fields. */
  String user(Map<String, String> values) {
    return FIELD
        .matcher(user)
        .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), "")));
  }

  private static String read(String resource) {
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
