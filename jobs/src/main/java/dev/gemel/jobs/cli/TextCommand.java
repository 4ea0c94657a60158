package dev.gemel.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.run.DataException;
import dev.gemel.jobs.sql.LineFunction;
import dev.gemel.jobs.sql.TextFunctions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code gemel text FUNCTION}: JSON lines in, JSON lines out, without Spark. A line that cannot be
 * read gives a line {@code {"line", "error"}}; when there was one, the exit code is 3. Output that
 * cannot be written ends it with exit code 1.
 */
final class TextCommand implements GemelCommand {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final InputStream in;

  TextCommand() {
    this(System.in);
  }

  TextCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addCommon(CommandSpec.create().name("text"));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FUNCTION")
            .type(String.class)
            .arity("1")
            .required(true)
            .description(names())
            .build());
    spec.addOption(
        OptionSpec.builder("--with")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("FIELD=VALUE")
            .description(
                "A field for lines that lack it, such as profile=c4@datatrove; repeatable.")
            .build());
    spec.usageMessage()
        .description("Applies a text function to JSON lines from standard input.")
        .footer("", "Example:", "  echo '{\"text\": \"Guten Tag\"}' | gemel text language");
    return spec;
  }

  @Override
  public void run(ParseResult parsed, PrintStream out) throws IOException {
    LineFunction function = function(parsed.matchedPositionalValue(0, ""));
    Map<String, Object> fields = fields(parsed.matchedOptionValue("--with", List.<String>of()));
    long number = 0;
    long failed = 0;
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        Map<String, Object> answer = answer(function, line, number, fields);
        failed += answer.containsKey("error") ? 1 : 0;
        out.println(Json.write(answer));
        checkWritten(out);
      }
    }
    if (failed > 0) {
      throw new DataException(
          "%d of %d lines could not be read; see the field error of their answers"
              .formatted(failed, number));
    }
  }

  /**
   * A print stream swallows what goes wrong, so that a full disk or a closed pipe would look like
   * success.
   *
   * @throws GemelException when something printed to {@code out} was lost
   */
  static void checkWritten(PrintStream out) {
    if (out.checkError()) {
      throw new GemelException(
          "output could not be written; free space on its disk, or keep the pipe's reader open");
    }
  }

  /**
   * Fields as {@code NAME=VALUE}.
   *
   * @throws ConfigException when one has no equals sign
   */
  private static Map<String, Object> fields(List<String> pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new ConfigException("--with: " + pair + " is not FIELD=VALUE");
      }
      fields.put(pair.substring(0, equals), value(pair.substring(equals + 1)));
    }
    return fields;
  }

  /** A JSON object or list, or the text itself. */
  private static Object value(String text) {
    try {
      return text.startsWith("{") || text.startsWith("[")
          ? MAPPER.readValue(text, Object.class)
          : text;
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  private static Map<String, Object> answer(
      LineFunction function, String line, long number, Map<String, Object> more) {
    Map<String, Object> out = new LinkedHashMap<>();
    try {
      Map<String, Object> fields = new LinkedHashMap<>(more);
      fields.putAll(object(line));
      if (fields.containsKey("id")) {
        out.put("id", fields.get("id"));
      }
      out.putAll(function.apply().apply(fields));
    } catch (JsonProcessingException e) {
      out.put("line", number);
      out.put("error", "no JSON object: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      out.put("line", number);
      out.put("error", e.getMessage());
    }
    return out;
  }

  private static Map<String, Object> object(String line) throws JsonProcessingException {
    Map<String, Object> fields = MAPPER.readValue(line, OBJECT);
    if (fields == null) { // The line is the word null.
      throw new IllegalArgumentException("no JSON object: the line is null");
    }
    return fields;
  }

  private static LineFunction function(String name) {
    return TextFunctions.LINES.stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new ConfigException("no text function " + name + "; there are: " + names()));
  }

  private static String names() {
    return TextFunctions.LINES.stream().map(LineFunction::name).collect(Collectors.joining(", "));
  }
}
