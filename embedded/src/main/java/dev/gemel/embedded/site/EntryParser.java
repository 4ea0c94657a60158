package dev.gemel.embedded.site;

import dev.gemel.embedded.site.Entry.Comment;
import dev.gemel.embedded.site.Entry.Flag;
import dev.gemel.embedded.site.Entry.MetadataStyle;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one entry: lines of {@code key: value}, a line of three hyphens, an HTML fragment. The key
 * {@code comment} may repeat ({@code Name | text}); an unknown or repeated key is an error.
 */
final class EntryParser {
  private static final String FENCE = "\n---\n";
  private static final Set<String> KEYS =
      Set.of(
          "path",
          "title",
          "author",
          "kind",
          "date",
          "tags",
          "language",
          "metadata",
          "summary",
          "flags",
          "alias",
          "mirror",
          "moved-from",
          "republish-of");

  private final String source;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<Comment> comments = new java.util.ArrayList<>();

  private EntryParser(String source) {
    this.source = source;
  }

  /**
   * Parses one file.
   *
   * @param source name for messages
   * @throws IllegalArgumentException saying the file, the key and what was expected
   */
  static Entry parse(String source, String text) {
    int fence = text.indexOf(FENCE);
    if (fence < 0) {
      throw new IllegalArgumentException(source + ": no line '---' after the front matter");
    }
    EntryParser parser = new EntryParser(source);
    text.substring(0, fence).lines().forEach(parser::line);
    return parser.entry(text.substring(fence + FENCE.length()).strip());
  }

  private void line(String line) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw problem("'" + line + "' is not 'key: value'");
    }
    String key = line.substring(0, colon).strip();
    String value = line.substring(colon + 1).strip();
    if (key.equals("comment")) {
      comments.add(comment(value));
    } else if (!KEYS.contains(key)) {
      throw problem("unknown key '" + key + "', expected one of " + KEYS);
    } else if (values.put(key, value) != null) {
      throw problem("key '" + key + "' stands twice");
    }
  }

  private Comment comment(String value) {
    int bar = value.indexOf('|');
    if (bar < 1) {
      throw problem("comment '" + value + "' is not 'Name | text'");
    }
    return new Comment(value.substring(0, bar).strip(), value.substring(bar + 1).strip());
  }

  private Entry entry(String body) {
    LocalDate date = date(required("date"));
    return new Entry(
        path(required("path")),
        required("title"),
        constant(Author.class, required("author")),
        constant(Kind.class, required("kind")),
        date,
        date,
        list("tags"),
        values.getOrDefault("language", "en"),
        constant(MetadataStyle.class, values.getOrDefault("metadata", "full")),
        required("summary"),
        flags(),
        comments,
        optionalPath("alias"),
        optionalPath("mirror"),
        values.get("moved-from"),
        optionalPath("republish-of"),
        body);
  }

  private String required(String key) {
    String value = values.get(key);
    if (value == null || value.isEmpty()) {
      throw problem("key '" + key + "' is missing");
    }
    return value;
  }

  private @Nullable String optionalPath(String key) {
    String value = values.get(key);
    return value == null ? null : path(value);
  }

  private String path(String value) {
    if (!value.matches("/([a-z0-9-]+/)+")) {
      throw problem("path '" + value + "' is not of the form /lower-case/parts/");
    }
    return value;
  }

  private LocalDate date(String value) {
    try {
      return LocalDate.parse(value);
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException(source + ": date '" + value + "' is not YYYY-MM-DD", e);
    }
  }

  private List<String> list(String key) {
    return Arrays.stream(values.getOrDefault(key, "").split(","))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private Set<Flag> flags() {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    list("flags").forEach(name -> flags.add(constant(Flag.class, name)));
    return flags;
  }

  private <E extends Enum<E>> E constant(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      String expected = Arrays.toString(type.getEnumConstants());
      throw new IllegalArgumentException(
          source + ": '" + name + "' is not one of " + expected.toLowerCase(Locale.ROOT), e);
    }
  }

  private IllegalArgumentException problem(String what) {
    return new IllegalArgumentException(source + ": " + what);
  }
}
