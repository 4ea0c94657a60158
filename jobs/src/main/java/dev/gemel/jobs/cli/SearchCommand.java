package dev.gemel.jobs.cli;

import dev.gemel.clients.vector.VectorHit;
import dev.gemel.conf.Home;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.embed.EmbedConfig;
import dev.gemel.jobs.embed.Search;
import dev.gemel.jobs.embed.SearchConfig;
import dev.gemel.jobs.run.Services;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code gemel search QUESTION}: the best chunks. Starts no Spark. */
final class SearchCommand implements GemelCommand {
  private static final List<JobOption> OPTIONS =
      List.of(
          JobOption.one("--mode", "search.mode", "Ranking: dense, sparse or hybrid."),
          JobOption.one("--limit", "search.limit", "Hits to show."),
          JobOption.one("--author", "search.author", "Only this author's writing."));

  @Override
  public String name() {
    return "search";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addCommon(CommandSpec.create().name(name()));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("QUESTION")
            .type(String.class)
            .arity("1")
            .required(true)
            .description("What to look for, in words.")
            .build());
    OPTIONS.forEach(option -> Options.add(spec, option));
    spec.usageMessage()
        .description("Finds the chunks that fit a question, by meaning, by words or by both.")
        .footer("", "Example:", "  gemel search \"how do I keep a sourdough alive\" --limit 3");
    return spec;
  }

  @Override
  public void run(ParseResult parsed, PrintStream out) {
    Settings settings = Options.settings(parsed, OPTIONS);
    SearchConfig search = SearchConfig.from(settings);
    EmbedConfig config = EmbedConfig.from(settings);
    String question = parsed.matchedPositionalValue(0, "");
    try (@Nullable Home home = lock(settings);
        Services services = new Services(settings)) {
      List<VectorHit> hits = new Search(config, services.qdrantUrl()).find(question, search);
      print(hits, Options.has(parsed, "--json"), out);
    }
  }

  /** The home's lock, which only starting the embedded Qdrant needs. */
  static @Nullable Home lock(Settings settings) {
    try (Services services = new Services(settings)) {
      return services.startsQdrant() ? Home.open(settings.home()) : null;
    }
  }

  static void print(List<VectorHit> hits, boolean json, PrintStream out) {
    if (json) {
      hits.forEach(h -> out.println(Json.write(json(h))));
    } else if (hits.isEmpty()) {
      out.println("No hit; is there anything embedded yet? See: gemel status");
    } else {
      hits.forEach(h -> print(h, out));
    }
    TextCommand.checkWritten(out);
  }

  private static void print(VectorHit hit, PrintStream out) {
    Map<String, Object> p = hit.payload();
    out.printf(
        "%.3f  %s - %s%n       %s%n       %s%n",
        hit.score(),
        p.get("author"),
        p.getOrDefault("title", "(no title)"),
        p.get("url"),
        RowTable.cell(p.getOrDefault("text", ""), 200));
  }

  private static Map<String, Object> json(VectorHit hit) {
    return Map.of("id", hit.id(), "score", hit.score(), "payload", hit.payload());
  }
}
