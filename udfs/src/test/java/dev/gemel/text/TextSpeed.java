package dev.gemel.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.gemel.text.html.ContentExtractor;
import dev.gemel.text.quality.QualityProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Gemel's side of {@code benchmarks/run text}: each line on standard input asks for a turn, passes
 * over the file for a second or more; the answer is a line of seconds for a pass, of this process's
 * whole processor time, and results.
 */
public final class TextSpeed {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private TextSpeed() {}

  /** {@code trafilatura} or a quality profile, and a file of JSON lines. */
  public static void main(String[] args) throws IOException {
    List<JsonNode> lines =
        Files.readAllLines(Path.of(args[1])).stream().map(TextSpeed::parse).toList();
    if (args[0].equals("trafilatura")) {
      record Page(String html, String url) {}
      serve(
          lines.stream().map(l -> new Page(l.get("html").asText(), l.get("url").asText())).toList(),
          page -> !ContentExtractor.extract(page.html(), page.url()).markdown().isEmpty());
    } else {
      QualityProfile profile = QualityProfile.named(args[0]);
      serve(
          lines.stream().map(l -> l.get("text").asText()).toList(),
          text -> profile.assess(text).reasons() != null);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  private static <T> void serve(List<T> inputs, Predicate<T> function) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      long start = PROCESS.getProcessCpuTime();
      long results = 0;
      double seconds = 0;
      int passes = 0;
      while (seconds < 1) {
        results = inputs.stream().filter(function).count();
        passes++;
        seconds = (PROCESS.getProcessCpuTime() - start) / 1e9;
      }
      System.out.println(seconds / passes + " " + results);
    }
  }
}
