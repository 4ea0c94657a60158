package dev.gemel.jobs.ingest;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of {@link ImportJob}.
 *
 * @param path a file, folder or glob, as Hadoop's file systems read it
 * @param format of every file; null to go by each file's ending
 * @param mapping how records become pages
 * @param maxRejectShare largest share of bad records, 0 to 1
 */
public record ImportConfig(
    String path, @Nullable Format format, Mapping mapping, double maxRejectShare) {

  private static final Set<String> CONTENT_TYPES =
      Set.of("text/plain", "text/markdown", "text/html");

  /**
   * Reads the section {@code import}.
   *
   * @throws dev.gemel.conf.ConfigException with every problem of the section
   */
  public static ImportConfig from(Settings settings) {
    Section s = settings.section("import");
    @Nullable String path = s.optionalString("path");
    if (path == null) {
      s.problem("path", "is not set; name a file, folder or glob with --input");
    }
    ImportConfig config =
        new ImportConfig(
            path == null ? "" : path,
            format(s),
            new Mapping(
                fields(settings.section("import.fields"), s),
                contentType(s),
                s.optionalString("author")),
            s.number("max-reject-share", 0, 1));
    s.check();
    return config;
  }

  private static @Nullable Format format(Section s) {
    @Nullable String word = s.optionalString("format");
    @Nullable Format format = word == null ? null : Format.of(word);
    if (word != null && format == null) {
      String known =
          Arrays.stream(Format.values()).map(Format::word).collect(Collectors.joining(", "));
      s.problem("format", word + " is unknown; expected one of " + known);
    }
    return format;
  }

  private static Map<String, List<String>> fields(Section given, Section s) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    given
        .entries()
        .forEach(
            (name, path) -> {
              if (!Mapping.STANDARD.contains(name)) {
                s.problem(
                    "fields." + name,
                    "is no standard field; known: "
                        + String.join(", ", new TreeSet<>(Mapping.STANDARD)));
              } else if (path.isBlank()) {
                s.problem("fields." + name, "is empty; expected a path such as content.Title");
              } else {
                fields.put(name, List.of(path.split("\\.")));
              }
            });
    if (!fields.containsKey(Mapping.CONTENT)) {
      s.problem("fields." + Mapping.CONTENT, "is not set; a record's text is needed");
    }
    return fields;
  }

  private static String contentType(Section s) {
    String type = s.string("content-type");
    if (!CONTENT_TYPES.contains(type)) {
      s.problem(
          "content-type",
          type + " is unknown; expected " + String.join(", ", new TreeSet<>(CONTENT_TYPES)));
    }
    return type;
  }
}
