package dev.gemel.jobs.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Markdown page of the project, taken apart as far as the tests of the documents need.
 *
 * @param path the file
 * @param prose its lines outside fenced blocks
 * @param fences its fenced blocks
 */
public record MarkdownPage(Path path, String prose, List<Fence> fences) {
  private static final Set<String> SKIPPED = Set.of("target", ".git", ".venv", ".gemel", "src");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

  /** A fenced block: the word after its opening fence, and its lines. */
  public record Fence(String language, List<String> lines) {
    /** Its lines as one text. */
    public String text() {
      return String.join("\n", lines);
    }
  }

  /** The project's folder: the nearest one above the working directory whose pom has modules. */
  public static Path root() {
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      Path pom = dir.resolve("pom.xml");
      if (Files.exists(pom) && read(pom).contains("<modules>")) {
        return dir;
      }
    }
    throw new IllegalStateException("no pom.xml with modules above the working directory");
  }

  /** Every page a reader may open, sources and build folders apart. */
  public static List<MarkdownPage> all() {
    List<Path> files = new ArrayList<>();
    collect(root(), files);
    return files.stream().sorted().map(MarkdownPage::of).toList();
  }

  private static void collect(Path folder, List<Path> files) {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry) && !SKIPPED.contains(name)) {
          collect(entry, files);
        } else if (name.endsWith(".md")) {
          files.add(entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MarkdownPage of(Path path) {
    List<String> prose = new ArrayList<>();
    List<Fence> fences = new ArrayList<>();
    List<String> open = null;
    for (String line : read(path).lines().toList()) {
      if (line.startsWith("```")) {
        open = open == null ? new ArrayList<>() : null;
        if (open != null) {
          fences.add(new Fence(line.substring(3).strip(), open));
        }
      } else if (open == null) {
        prose.add(line);
      } else {
        open.add(line);
      }
    }
    return new MarkdownPage(path, String.join("\n", prose), fences);
  }

  /** Where its links lead, other sites apart. */
  public List<String> relativeLinks() {
    return matches(LINK, prose).filter(l -> !l.matches("(?i)[a-z][a-z0-9+.-]*:.*")).toList();
  }

  /** What stands between single backticks. */
  public List<String> inlineCode() {
    return matches(CODE, prose).toList();
  }

  /** The anchors of its headings, in GitHub's form. */
  public Set<String> anchors() {
    return matches(HEADING, prose)
        .map(h -> h.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** Its name within the project, for messages. */
  public String name() {
    return root().relativize(path).toString();
  }

  private static Stream<String> matches(Pattern pattern, String text) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    return found.stream().map(m -> m.group(1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
