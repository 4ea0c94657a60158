package dev.gemel.jobs.cli;

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

/** The options every command takes, and the settings they amount to. */
final class Options {
  private static final String FULL = "--full";

  private Options() {}

  /** Adds {@code --home}, {@code --conf}, {@code --set}, {@code --json}, {@code --trace}. */
  static CommandSpec addCommon(CommandSpec spec) {
    return spec.addOption(
            OptionSpec.builder("--home")
                .type(Path.class)
                .paramLabel("DIR")
                .defaultValue("./.gemel")
                .description("Folder of this installation's data (default: ./.gemel).")
                .build())
        .addOption(
            OptionSpec.builder("--conf")
                .type(Path.class)
                .paramLabel("FILE")
                .description("Configuration file in HOCON.")
                .build())
        .addOption(
            OptionSpec.builder("--set")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("KEY=VALUE")
                .description("Sets one configuration key; repeatable.")
                .build())
        .addOption(flag("--json", "Machine-readable result on stdout."))
        .addOption(flag("--trace", "Shows the stack trace of a failure."))
        .mixinStandardHelpOptions(true);
  }

  /** Adds {@code --full} to a command that runs jobs. */
  static CommandSpec addFull(CommandSpec spec) {
    return spec.addOption(
        flag(FULL, "Looks through the tables even where nothing changed since the last run."));
  }

  static boolean full(ParseResult parsed) {
    return has(parsed, FULL);
  }

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).arity("0").description(description).build();
  }

  /** Adds an option that stands for a key. */
  static void add(CommandSpec spec, JobOption option) {
    OptionSpec.Builder builder =
        OptionSpec.builder(option.flag()).description(option.description());
    switch (option.shape()) {
      case ONE -> builder.type(String.class).paramLabel("VALUE");
      case FLAG -> builder.type(boolean.class).arity("0");
      case LIST -> builder.type(List.class).auxiliaryTypes(String.class).paramLabel("VALUE");
      case MAP -> builder.type(List.class).auxiliaryTypes(String.class).paramLabel("NAME=VALUE");
    }
    spec.addOption(builder.build());
  }

  /** Where the home folder is, absolute. */
  static Path home(ParseResult parsed) {
    Path home = parsed.matchedOptionValue("--home", Path.of("./.gemel"));
    return home.toAbsolutePath().normalize();
  }

  static boolean has(ParseResult parsed, String flag) {
    return parsed.hasMatchedOption(flag);
  }

  /** Loads the settings, options of {@code jobs} included. */
  static Settings settings(ParseResult parsed, List<JobOption> options) {
    Map<String, Object> sets = new LinkedHashMap<>();
    for (JobOption option : options) {
      put(sets, option, parsed.matchedOptionValue(option.flag(), (Object) null));
    }
    for (String pair : parsed.matchedOptionValue("--set", List.<String>of())) {
      String[] parts = pair(pair, "--set");
      sets.put(parts[0], parts[1]);
    }
    return Settings.load(home(parsed), parsed.matchedOptionValue("--conf", (Path) null), sets);
  }

  private static void put(Map<String, Object> sets, JobOption option, @Nullable Object value) {
    if (value == null) {
      return;
    }
    if (option.shape() == JobOption.Shape.MAP) {
      for (Object pair : (List<?>) value) {
        String[] parts = pair(String.valueOf(pair), option.flag());
        sets.put(option.key() + "." + parts[0], parts[1]);
      }
    } else {
      sets.put(option.key(), value);
    }
  }

  private static String[] pair(String text, String flag) {
    int at = text.indexOf('=');
    if (at <= 0) {
      throw new ConfigException(flag + " " + text + ": expected name=value");
    }
    return new String[] {text.substring(0, at).strip(), text.substring(at + 1).strip()};
  }
}
