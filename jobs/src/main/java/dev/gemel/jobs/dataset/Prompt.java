package dev.gemel.jobs.dataset;

import dev.gemel.clients.chat.ChatMessage;
import dev.gemel.conf.ConfigException;
import dev.gemel.text.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt of {@code conf/prompts/ID.txt}: the system message, a line {@code ---}, the user
 * message. Fields stand in double braces, as in <code>{{passage}}</code>.
 *
 * @param id file name without ending
 * @param system what the model is told it is
 * @param user what it is asked, with fields
 * @param digest xxh128 of the file
 */
public record Prompt(String id, String system, String user, String digest) implements Serializable {
  private static final Pattern FIELD = Pattern.compile("\\{\\{(\\w+)\\}\\}");
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /**
   * Reads a prompt from the class path.
   *
   * @param fields the fields it must name, all of them and no other: a passage left out of the
   *     prompt would be made up by the model
   * @throws ConfigException when there is no such prompt or its fields differ
   */
  public static Prompt load(String key, String id, Set<String> fields) {
    String text = ID.matcher(id).matches() ? read("/gemel/conf/prompts/" + id + ".txt") : "";
    if (text.isBlank()) {
      throw new ConfigException(
          "%s: %s names no prompt; expected a file conf/prompts/NAME.txt".formatted(key, id));
    }
    return parse(key, id, text, fields);
  }

  static Prompt parse(String key, String id, String text, Set<String> fields) {
    String[] parts = text.split("(?m)^---\\R", -1);
    if (parts.length != 2) {
      throw new ConfigException(
          "%s: prompt %s needs one line '---' between the system and the user message"
              .formatted(key, id));
    }
    Set<String> found = new TreeSet<>();
    FIELD.matcher(text).results().forEach(m -> found.add(m.group(1)));
    if (!found.equals(fields)) {
      throw new ConfigException(
          "%s: prompt %s has the fields %s; expected %s"
              .formatted(key, id, found, new TreeSet<>(fields)));
    }
    return new Prompt(id, parts[0].strip(), parts[1].strip(), Ids.xxh128(text));
  }

  /** The messages with the fields filled in; a value is not searched for fields. */
  public List<ChatMessage> messages(Map<String, String> values) {
    return List.of(ChatMessage.system(fill(system, values)), ChatMessage.user(fill(user, values)));
  }

  private static String fill(String template, Map<String, String> values) {
    return FIELD
        .matcher(template)
        .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), "")));
  }

  private static String read(String resource) {
    try (InputStream in = Prompt.class.getResourceAsStream(resource)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
