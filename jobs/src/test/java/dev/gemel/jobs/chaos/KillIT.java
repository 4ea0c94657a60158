package dev.gemel.jobs.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.embedded.site.SampleSite;
import dev.gemel.embedded.site.SampleSiteFacts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} in the middle of a job, another one in each build: the run after it goes on and
 * ends in the tables, documents and points of a run that nobody disturbed. {@link CutsTest} cuts
 * every job at every commit, without a process to kill.
 */
@Tag("heavy")
class KillIT {
  private static final String PAGES = "60";
  private static final int IMPORTED = 24;

  private final long seed = Long.getLong("gemel.kill.seed", System.nanoTime());
  private final Killer killer = new Killer(seed);

  @TempDir Path work;

  @Test
  void aKilledRunEndsWhereAnUndisturbedOneDoes() throws Exception {
    String step;
    boolean inside;
    try (SampleSite site = SampleSite.start(0)) {
      Map<String, Long> steps = Killer.calm(crawl(site, "calm"));
      site.resetFailures();
      step = killer.oneOf(List.copyOf(steps.keySet()));
      long millis = steps.getOrDefault(step, 0L);
      inside =
          killer.killIn(step, millis, crawl(site, "killed"))
              || killer.killIn(step, millis / 4, crawl(site, "killed"));
      Killer.calm(crawl(site, "killed"));
    }
    System.out.printf("killed in %s: %s, %s%n", step, inside, about());
    Homes.assertSame(work.resolve("calm"), work.resolve("killed"), about());
  }

  @Test
  void aKilledImportEndsWhereAnUndisturbedOneDoes() throws Exception {
    Path input = work.resolve("in.jsonl");
    try (SampleSite site = SampleSite.start(0)) {
      Files.write(input, records(site));
    }
    Map<String, Long> steps = Killer.calm(imports(input, "calm"));
    boolean inside = killer.killIn("import", steps.get("import"), imports(input, "killed"));
    Killer.calm(imports(input, "killed"));
    Homes.assertSame(work.resolve("calm"), work.resolve("killed"), about());
    assertTrue(inside, "the import had ended before it was killed, " + about());
  }

  private String about() {
    return "seed " + seed;
  }

  private String[] crawl(SampleSite site, String home) {
    return new String[] {
      "run",
      "--home",
      work.resolve(home).toString(),
      "--seed",
      site.url() + "/",
      "--delay",
      "1ms",
      "--max-pages",
      PAGES
    };
  }

  private String[] imports(Path input, String home) {
    return new String[] {
      "run",
      "--home",
      work.resolve(home).toString(),
      "--input",
      input.toString(),
      "--content-type",
      "text/html"
    };
  }

  /** The site's pages as records, a near-duplicate pair and a broken line among them. */
  private static List<String> records(SampleSite site) throws IOException, InterruptedException {
    SampleSiteFacts facts = SampleSiteFacts.load();
    SampleSiteFacts.Pair pair = facts.nearDuplicates().get(0);
    List<String> lines = new ArrayList<>();
    for (SampleSiteFacts.Document document : facts.documents()) {
      boolean paired = List.of(pair.original(), pair.republished()).contains(document.path());
      if (paired || lines.size() < IMPORTED) {
        lines.add(record(site, document));
      }
    }
    lines.add("{\"url\": \"https://a.example/cut\", \"content\": \"");
    return lines;
  }

  private static String record(SampleSite site, SampleSiteFacts.Document document)
      throws IOException, InterruptedException {
    HttpRequest page = HttpRequest.newBuilder(URI.create(site.url() + document.path())).build();
    return new ObjectMapper()
        .writeValueAsString(
            Map.of(
                "url",
                "https://site.example" + document.path(),
                "title",
                document.title(),
                "author",
                "Ada Lovelace",
                "content",
                HttpClient.newHttpClient().send(page, BodyHandlers.ofString()).body()));
  }
}
