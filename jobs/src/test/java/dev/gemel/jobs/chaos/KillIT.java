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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} in the middle of each job: the run after it goes on and ends in the tables,
 * documents and points of a run that nobody disturbed.
 */
class KillIT {
  private static final String PAGES = "60";
  private static final int IMPORTED = 24;

  private final long seed = System.nanoTime();
  private final Killer killer = new Killer(seed);

  @TempDir Path work;

  @Test
  void aKilledRunEndsWhereAnUndisturbedOneDoes() throws Exception {
    List<String> missed = new ArrayList<>();
    Map<String, Long> steps;
    try (SampleSite site = SampleSite.start(0)) {
      steps = Killer.calm(crawl(site, "calm"));
      site.resetFailures();
      steps.forEach(
          (step, millis) -> {
            if (!killer.killIn(step, millis, crawl(site, "killed"))
                && !killer.killIn(step, millis / 2, crawl(site, "killed"))) {
              missed.add(step);
            }
          });
      Killer.calm(crawl(site, "killed"));
    }
    System.out.printf("killed in %s, too late for %s, %s%n", steps.keySet(), missed, about());
    Homes.assertSame(work.resolve("calm"), work.resolve("killed"), about());
    assertTrue(
        missed.size() * 2 <= steps.size(),
        "ended before they were killed: " + missed + ", " + about());
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
