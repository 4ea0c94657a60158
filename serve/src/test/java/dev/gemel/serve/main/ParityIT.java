package dev.gemel.serve.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.serve.Client;
import dev.gemel.serve.TestService;
import dev.gemel.serve.rag.QueryEmbedder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vectors that the real embed job wrote, on Spark and in its own process, are the service's for
 * the same texts, bit for bit. Needs the jobs' jar, which an earlier module of the build packages.
 */
@Tag("heavy")
@Timeout(900)
class ParityIT {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path APP = PROJECT.resolve("jobs/target/gemel-app.jar");
  private static final Path SPARK = PROJECT.resolve("submit/target/spark-home/jars");

  @TempDir Path folder;

  @Test
  void theSameTextHasTheSameVectorThroughBothDoors() throws Exception {
    assumeTrue(
        Files.exists(APP) && Files.isDirectory(SPARK),
        "jobs are not packaged: no vectors of the real embed job are compared");
    Path input = Files.writeString(folder.resolve("texts.jsonl"), records());
    for (String job : List.of("import", "load", "clean", "dedup", "embed")) {
      List<String> args = new ArrayList<>(List.of(job, "--home", home()));
      if (job.equals("import")) {
        args.addAll(List.of("--input", input.toString(), "--author", "Ada Example"));
      }
      gemel(args);
    }
    String rows =
        gemel(
            List.of("sql", "--home", home(), "--json", "select text, embedding from gold.chunks"));
    QueryEmbedder service = QueryEmbedder.from(TestService.settings("embedded", Map.of()));
    List<String> lines = rows.lines().filter(l -> l.startsWith("{")).toList();
    assertTrue(lines.size() >= 3, rows);
    lines.stream().map(Client::tree).forEach(row -> compare(row, service));
  }

  private static void compare(JsonNode row, QueryEmbedder service) {
    float[] served = service.embed(row.path("text").asText());
    JsonNode stored = row.path("embedding");
    assertEquals(served.length, stored.size());
    for (int i = 0; i < served.length; i++) {
      float value = Float.parseFloat(stored.get(i).asText());
      assertEquals(Float.floatToRawIntBits(served[i]), Float.floatToRawIntBits(value));
    }
  }

  /** Three texts of some length, in which nothing repeats. */
  private static String records() throws IOException {
    StringBuilder out = new StringBuilder();
    Path entries = PROJECT.resolve("embedded/src/main/resources/sample-site/entries");
    for (String name : List.of("compost", "gps-lies", "paper-maps")) {
      String text =
          Files.readString(entries.resolve(name + ".html"), StandardCharsets.UTF_8)
              .replaceAll("<[^>]*>", " ")
              .replaceAll("[\\s\"\\\\]+", " ");
      out.append(
          "{\"id\":\"%s\",\"url\":\"https://example.org/%s\",\"title\":\"%s\",\"content\":\"%s\"}%n"
              .formatted(name, name, name, text));
    }
    return out.toString();
  }

  private String home() {
    return folder.resolve("home").toString();
  }

  private String gemel(List<String> args) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                "-Xss4m",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=240m"));
    command.addAll(List.of(System.getProperty("gemel.test.opens", "").split(" ")));
    command.addAll(
        List.of("-Duser.timezone=UTC", "-cp", SPARK + "/*:" + APP, "dev.gemel.jobs.cli.Gemel"));
    command.addAll(args);
    command.removeIf(String::isBlank);
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), args + Files.readString(err));
    return out;
  }
}
