package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.clients.registry.FileTracker;
import dev.gemel.clients.registry.RunInput;
import dev.gemel.clients.registry.RunMetric;
import dev.gemel.clients.registry.RunStart;
import dev.gemel.clients.registry.RunStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsCommandTest {
  @TempDir Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int runs(String... more) {
    out.reset();
    List<String> args = new ArrayList<>(List.of("runs", "--home", home.toString()));
    args.addAll(List.of(more));
    return new Gemel(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(args.toArray(String[]::new));
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private void track(String key, String rate, double loss) {
    FileTracker tracker = new FileTracker(home.resolve("models/tracking"));
    Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds((long) (loss * 10));
    List<RunInput> inputs = List.of(new RunInput("spring", "d1", "/lake", 3L));
    Map<String, String> params = Map.of("lr", rate, "epochs", "3");
    String id =
        tracker.start(new RunStart(key, "train", new TreeMap<>(params), inputs, null, "0.1.0", at));
    tracker.log(id, List.of(new RunMetric("loss", loss, 1, at)));
    tracker.end(id, RunStatus.FINISHED, at);
  }

  @Test
  void runsAreListedAndComparedByWhatDiffers() throws Exception {
    assertEquals(0, runs());
    assertEquals("No run is tracked yet.", text().strip());
    track("aaaa1111", "0.001", 2.5);
    track("bbbb2222", "0.002", 1.5);
    assertEquals(0, runs());
    assertEquals(3, text().lines().count(), text());
    assertTrue(text().lines().skip(1).findFirst().orElseThrow().startsWith("aaaa1111"), text());

    assertEquals(0, runs("aaaa", "bbbb"));
    assertTrue(text().contains("0.001") && text().contains("0.002"), text());
    assertTrue(text().contains("2.500") && text().contains("1.500"), text());
    assertFalse(text().contains("epochs"), "what is the same is left out");

    assertEquals(0, runs("--json", "--kind", "train"));
    JsonNode json = new ObjectMapper().readTree(text());
    assertEquals(2, json.path("runs").size());
    assertEquals(3, json.at("/runs/0/inputs/0/delta_version").asInt());
  }

  @Test
  void whatNamesNoRunOrSeveralSaysSo() {
    track("aaaa1111", "1", 1);
    track("aaaa2222", "2", 2);
    assertEquals(2, runs("aaaa"));
    assertEquals(2, runs("zz"));
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("aaaa names 2 runs") && said.contains("zz names 0 runs"), said);
  }

  @Test
  void aTrackerThatIsDownEndsInOneSentence() {
    assertEquals(
        1, runs("--set", "tracking.uri=http://127.0.0.1:9", "--set", "tracking.max-retries=0"));
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("MLflow at http://127.0.0.1:9 gave no answer"), said);
    assertFalse(said.contains("--trace"), said);
  }
}
