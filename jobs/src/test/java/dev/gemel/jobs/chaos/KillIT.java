package dev.gemel.jobs.chaos;

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
import java.util.function.UnaryOperator;
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
  private static final List<String> STEPS =
      List.of(
          "crawl", "import", "load", "clean", "dedup", "embed", "instruct", "prefer", "release");
  private static final String[] CALM = {"calm"};
  private static final int ATTEMPTS = 4;
  private static final String PAGES = "40";
  private static final int IMPORTED = 24;

  private final long seed = Long.getLong("gemel.kill.seed", System.nanoTime());
  private final Killer killer = new Killer(seed);

  @TempDir Path work;

  @Test
  void aKilledRunEndsWhereAnUndisturbedOneDoes() throws Exception {
    String step = killer.oneOf(STEPS);
    try (SampleSite site = SampleSite.start(0)) {
      Path input = Files.write(work.resolve("in.jsonl"), records(site));
      UnaryOperator<String[]> run =
          home -> step.equals("import") ? imports(input, home[0]) : crawl(site, home[0]);
      long millis = Killer.calm(run.apply(CALM)).getOrDefault(step, 0L);
      String[] killed = killedInside(step, millis, run, site);
      Killer.calm(run.apply(killed));
      System.out.printf("killed in %s of home %s, %s%n", step, killed[0], about());
      Homes.assertSame(work.resolve(CALM[0]), work.resolve(killed[0]), step + ", " + about());
    }
  }

  /** The home of a run that was killed inside the step; a kill that came too late is tried anew. */
  private String[] killedInside(
      String step, long millis, UnaryOperator<String[]> run, SampleSite site) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String[] home = {"killed" + attempt};
      site.resetFailures();
      if (killer.killIn(step, millis >> attempt, run.apply(home))) {
        site.resetFailures();
        return home;
      }
    }
    throw new AssertionError("ended before it was killed in " + step + ", " + about());
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
