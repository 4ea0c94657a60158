package dev.gemel.serve.main;

import dev.gemel.conf.ConfigException;
import dev.gemel.conf.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code gemel serve}: those of every command, and the port. */
final class ServeOptions {
  private ServeOptions() {}

  static CommandSpec spec() {
    CommandSpec spec =
        CommandSpec.create()
            .name("gemel serve")
            .mixinStandardHelpOptions(true)
            .addOption(
                option(
                    "--home",
                    Path.class,
                    "DIR",
                    "Folder of this installation's data (default: ./.gemel)."))
            .addOption(option("--conf", Path.class, "FILE", "Configuration file in HOCON."))
            .addOption(
                OptionSpec.builder("--set")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel("KEY=VALUE")
                    .description("Sets one configuration key; repeatable.")
                    .build())
            .addOption(
                option("--port", String.class, "PORT", "Port to listen on; 0 takes a free one."))
            .addOption(flag("--json", "One JSON object with the address on stdout."))
            .addOption(flag("--trace", "Shows the stack trace of a failure."));
    spec.version("gemel 0.1.0");
    spec.usageMessage()
        .description(
            "Answers questions as the author would, from the author's texts, over an"
                + " OpenAI-compatible API and a web page.")
        .footer(
            "",
            "Example:",
            "  gemel serve --port 8080 --set serve.upstream.url=http://localhost:8000/v1");
    return spec;
  }

  /** The settings that the options amount to. */
  static Settings settings(ParseResult parsed) {
    Map<String, Object> sets = new LinkedHashMap<>();
    @Nullable String port = parsed.matchedOptionValue("--port", (String) null);
    if (port != null) {
      sets.put("serve.port", port);
    }
    for (String pair : parsed.matchedOptionValue("--set", List.<String>of())) {
      int at = pair.indexOf('=');
      if (at <= 0) {
        throw new ConfigException("--set " + pair + ": expected name=value");
      }
      sets.put(pair.substring(0, at).strip(), pair.substring(at + 1).strip());
    }
    Path home = parsed.matchedOptionValue("--home", Path.of("./.gemel"));
    return Settings.load(
        home.toAbsolutePath().normalize(), parsed.matchedOptionValue("--conf", (Path) null), sets);
  }

  private static OptionSpec option(String name, Class<?> type, String label, String description) {
    return OptionSpec.builder(name).type(type).paramLabel(label).description(description).build();
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).arity("0").description(description).build();
  }
}
