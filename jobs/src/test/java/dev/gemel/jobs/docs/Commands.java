package dev.gemel.jobs.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The commands of Gemel that the pages show. */
public final class Commands {
  private static final Set<String> SHELL = Set.of("sh", "bash", "console");
  private static final Set<String> LAUNCHERS =
      Set.of("gemel", "./gemel", "submit/local.sh", "submit/standalone.sh");

  private Commands() {}

  /**
   * A command line.
   *
   * @param page where it stands
   * @param arguments after the launcher's name
   */
  public record Shown(String page, List<String> arguments) {
    @Override
    public String toString() {
      return page + ": gemel " + String.join(" ", arguments);
    }
  }

  /** Every command line of shell blocks, and of inline code that goes beyond a bare name. */
  public static List<Shown> all(List<MarkdownPage> pages) {
    List<Shown> out = new ArrayList<>();
    for (MarkdownPage page : pages) {
      Stream<String> blocks =
          page.fences().stream()
              .filter(f -> SHELL.contains(f.language()))
              .flatMap(f -> ShellLine.join(commandLines(f)).stream());
      Stream<String> inline = page.inlineCode().stream().filter(c -> c.matches("(\\./)?gemel .+"));
      Stream.concat(blocks, inline)
          .flatMap(line -> ShellLine.parse(line).stream())
          .map(Commands::withoutVariables)
          .filter(words -> !words.isEmpty() && LAUNCHERS.contains(words.get(0)))
          .forEach(words -> out.add(new Shown(page.name(), words.subList(1, words.size()))));
    }
    return out;
  }

  /** The queries of {@code gemel sql} and of SQL blocks. */
  static List<String> sql(List<MarkdownPage> pages) {
    Stream<String> shown =
        all(pages).stream()
            .map(Shown::arguments)
            .filter(words -> words.size() > 1 && words.get(0).equals("sql"))
            .flatMap(words -> words.stream().filter(w -> w.startsWith("select ")));
    Stream<String> blocks =
        pages.stream()
            .flatMap(p -> p.fences().stream())
            .filter(f -> f.language().equals("sql"))
            .map(MarkdownPage.Fence::text);
    return Stream.concat(shown, blocks).distinct().toList();
  }

  /** In a console block the other lines are what was printed. */
  private static List<String> commandLines(MarkdownPage.Fence fence) {
    return fence.language().equals("console")
        ? fence.lines().stream().filter(l -> l.startsWith("$ ")).toList()
        : fence.lines();
  }

  private static List<String> withoutVariables(List<String> words) {
    int first = 0;
    while (first < words.size() && words.get(first).matches("[A-Z_]+=.*")) {
      first++;
    }
    return words.subList(first, words.size());
  }
}
