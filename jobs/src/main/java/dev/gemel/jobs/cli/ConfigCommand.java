package dev.gemel.jobs.cli;

import dev.gemel.conf.Settings;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code gemel config}: every key with the value in force, credentials in addresses masked. */
final class ConfigCommand implements GemelCommand {
  @Override
  public String name() {
    return "config";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addCommon(CommandSpec.create().name(name()));
    spec.usageMessage()
        .description("Prints every configuration key with the value in force.")
        .footer("", "Example:", "  gemel config --conf conf/cluster.conf");
    return spec;
  }

  @Override
  public void run(ParseResult parsed, PrintStream out) {
    Settings settings = Options.settings(parsed, List.of());
    if (Options.has(parsed, "--json")) {
      out.println(Json.write(settings.effective()));
    } else {
      settings.effective().forEach((key, value) -> out.println(key + " = " + value));
    }
  }
}
