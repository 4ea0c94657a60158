package dev.gemel.jobs.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.clients.registry.Alias;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.conf.RegistryConfig;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.dataset.Found;
import dev.gemel.jobs.embed.RetrievalConfig;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.EvaluationTables;
import dev.gemel.jobs.table.GoldTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateJobTest {
  @TempDir Path home;

  private final List<String> summary = new ArrayList<>();

  private JobReport evaluate(Workbench bench) {
    EvaluateJob[] job = new EvaluateJob[1];
    JobReport report =
        bench.run(s -> job[0] = new EvaluateJob(EvaluateConfig.from(s), RetrievalConfig.from(s)));
    summary.clear();
    summary.addAll(job[0].summary());
    return report;
  }

  private static String asked(JsonNode request) {
    JsonNode messages = request.path("messages");
    return messages.path(messages.size() - 1).path("content").asText();
  }

  /** Says what the author says; judges in favour of what is longer, and once in no words. */
  private static String twin(JsonNode request) {
    String text = asked(request);
    if (!text.contains("JSON")) {
      return request.path("model").asText().equals("k1")
          ? Releases.reference(text)
          : "Nothing much.";
    }
    if (text.contains("What of 0?") && text.contains("accuracy")) {
      return "I would rather not.";
    }
    if (text.contains("<first>")) {
      int first = text.indexOf("</first>") - text.indexOf("<first>");
      int second = text.indexOf("</second>") - text.indexOf("<second>");
      return "{\"analysis\": \"\", \"better\": \"%s\"}"
          .formatted(first > second ? "first" : "second");
    }
    return "{\"analysis\": \"fine\", \"accuracy\": 3, \"style\": 2}";
  }

  private static Row row(Workbench bench, String model, String metric) {
    return bench.rows(EvaluationTables.EVALUATIONS).stream()
        .filter(r -> r.getAs("model").equals(model) && r.getAs("metric").equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void bothModelsAreAnsweredForJudgedAndNotAskedTwice() throws IOException {
    try (Twins twins = new Twins(EvaluateJobTest::twin);
        Workbench bench = new Workbench(home)) {
      String release = Releases.release(bench, 4);
      Releases.model(home, "k1", release);
      Releases.model(home, "k2", release);
      Releases.registry(home).setAlias("twin", Alias.CANDIDATE, "k1");
      bench.set("evaluate.url", twins.url());
      bench.set("evaluate.against", "k2");
      bench.set("evaluate.rounds", 200);
      bench.set("evaluate.batch", 5);
      bench.set("evaluate.judge.url", twins.url());
      bench.set("evaluate.judge.model", "judge-1");
      JobReport report = evaluate(bench);
      assertEquals(24L, Found.in(report.counts(), "answers_generated"));
      assertEquals(1.0, row(bench, "k1", "chrf").<Double>getAs("value"), 1e-9);
      assertTrue(row(bench, "k2", "chrf").<Double>getAs("value") < 0.3);
      assertEquals(4, row(bench, "k1", "chrf").<Integer>getAs("clusters"));
      assertEquals(1.0, row(bench, "k1", "judge_win").<Double>getAs("value"), 1e-9);
      Row accuracy = row(bench, "k1", "accuracy");
      assertEquals("judge-1", accuracy.getAs("judge"));
      assertEquals(12L, accuracy.<Long>getAs("verdicts"));
      assertEquals(1L, accuracy.<Long>getAs("unparsable"));
      assertEquals((3.0 * 11 + 1) / 12, accuracy.<Double>getAs("value"), 1e-9);
      assertTrue(String.join("\n", summary).contains("k1 less k2"), summary::toString);

      int calls = twins.calls();
      List<Row> before = bench.rows(EvaluationTables.EVALUATIONS);
      assertEquals(0, evaluate(bench).rowsOut());
      assertEquals(calls, twins.calls(), "nothing is asked a second time");
      assertEquals(before, bench.rows(EvaluationTables.EVALUATIONS));
      assertEquals(
          "evaluate", RegistryConfig.from(bench.settings()).tracker().list().get(0).start().kind());
    }
  }

  @Test
  void whatWasAnsweredBeforeTheEndpointFailedIsKept() throws IOException {
    int[] answered = {0};
    try (Twins twins =
            new Twins(
                request -> {
                  synchronized (answered) {
                    return answered[0]++ < 6 ? twin(request) : null;
                  }
                });
        Workbench bench = new Workbench(home)) {
      Releases.model(home, "k1", Releases.release(bench, 4));
      bench.set("evaluate.url", twins.url());
      bench.set("evaluate.model", "k1");
      bench.set("evaluate.max-retries", 0);
      bench.set("evaluate.rounds", 200);
      bench.set("evaluate.batch", 4);
      GemelException e = assertThrows(GemelException.class, () -> evaluate(bench));
      assertTrue(Found.message(e).contains("the next run goes on from there"), e::getMessage);
      long kept = bench.rows(EvaluationTables.GENERATIONS).size();
      assertTrue(kept >= 4, "kept " + kept);
      assertTrue(bench.rows(EvaluationTables.EVALUATIONS).isEmpty());
      twins.model(EvaluateJobTest::twin);
      assertEquals(12 - kept, Found.in(evaluate(bench).counts(), "answers_generated"));
      assertTrue(
          String.join("\n", summary).contains("left out: accuracy, style and judge_win: no judge"),
          summary::toString);
    }
  }

  /** A stand-in for the trainer that keeps its contract: files in, files out. */
  private Path trainer(String result) throws IOException {
    Path script = home.resolve("trainer.sh");
    Files.writeString(
        script,
        """
        #!/bin/sh
        # -m gemel_trainer generate --spec SPEC --out OUT --parent-stdin
        key=$(sed 's/.*"run_key":"\\([^"]*\\)".*/\\1/' "$5")
        n=0
        while read -r line; do
          echo "{\\"row\\":$n,\\"text\\":\\"Nothing much.\\",\\"finish\\":\\"eos\\",\\"prompt_tokens\\":3,\\"completion_tokens\\":4}"
          n=$((n+1))
        done < "$(dirname "$5")/prompts.jsonl" > "$7/generations.jsonl"
        %s
        """
            .formatted(result));
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static final String OK =
      "printf '{\"status\":\"ok\",\"run_key\":\"%s\",\"template_sha256\":\""
          + "5".repeat(64)
          + "\"}' \"$key\" > \"$7/result.json\"";

  @Test
  void theTrainerAnswersByFiles() throws IOException {
    try (Workbench bench = new Workbench(home)) {
      Releases.model(home, "k1", Releases.release(bench, 2));
      bench.set("evaluate.model", "k1");
      bench.set("evaluate.rounds", 200);
      bench.set("train.trainer", Path.of("../trainer").toString());
      bench.set("train.python", trainer("exit 1").toString());
      GemelException e = assertThrows(GemelException.class, () -> evaluate(bench));
      assertTrue(Found.message(e).contains("ended without a result"), e::getMessage);

      String failed =
          "printf '{\"status\":\"failed\",\"error\":{\"what\":\"no room\",\"where\":\"loading\",\"next\":\"free some\"}}' > \"$7/result.json\"";
      trainer(failed);
      e = assertThrows(GemelException.class, () -> evaluate(bench));
      assertTrue(Found.message(e).contains("no room (loading); free some"), e::getMessage);

      trainer(OK);
      assertEquals(6L, Found.in(evaluate(bench).counts(), "answers_generated"));
      Row answer = bench.rows(EvaluationTables.GENERATIONS).get(0);
      assertEquals("5".repeat(64), answer.getAs("template_sha256"));
      assertEquals("trainer", answer.getAs("generator"));
    }
  }

  @Test
  void whatIsMissingIsSaidBeforeAnyWork() throws IOException {
    try (Workbench bench = new Workbench(home)) {
      assertSays(bench, "the alias candidate of twin points at no version");
      bench.set("evaluate.model", "nosuch");
      assertSays(bench, "no registered version of twin, no folder");
      bench.set("models.cache", home.resolve("cache").toString());
      bench.set("evaluate.model", "smollm2-135m-instruct");
      assertSays(bench, "fetch it with: gemel models pull smollm2-135m-instruct");
      Path folder = Files.createDirectories(home.resolve("m"));
      Files.writeString(folder.resolve("config.json"), "{}");
      bench.set("evaluate.model", folder.toString());
      assertFails(bench, "make one with `gemel release`");
      Releases.release(bench, 1);
      bench.set("train.trainer", folder.toString());
      assertSays(bench, "is not the trainer's folder");
      bench.set("evaluate.release", "winter");
      assertFails(bench, "there is no release winter; the newest are:");
    }
  }

  @Test
  void aReleaseWithAChangedTestFileIsRefused() throws IOException {
    try (Workbench bench = new Workbench(home)) {
      Releases.model(home, "k1", Releases.release(bench, 2));
      bench.set("evaluate.model", "k1");
      Row release = bench.rows(GoldTables.RELEASES).get(0);
      Path folder = home.resolve("lake").resolve(release.<String>getAs("path"));
      Path file = folder.resolve("sft/test.jsonl");
      Files.writeString(file, Files.readString(file).replaceFirst("a", "b"));
      Files.delete(folder.resolve("sft/.test.jsonl.crc"));
      assertFails(bench, "sft/test.jsonl has SHA-256");
    }
  }

  @Test
  void aServedNameIsOfOneModel() {
    try (Workbench bench =
        new Workbench(home, Map.of("evaluate.served-name", "m", "evaluate.against", "k2"))) {
      assertSays(bench, "evaluate.served-name: names one model");
    }
  }

  @Test
  void anEndpointThatRefusesEveryRequestIsNoData() throws IOException {
    try (Twins twins = new Twins(request -> Twins.REFUSED);
        Workbench bench = new Workbench(home)) {
      Releases.model(home, "k1", Releases.release(bench, 2));
      bench.set("evaluate.model", "k1");
      bench.set("evaluate.url", twins.url());
      assertFails(bench, "refused each of 6 requests");
      assertFalse(bench.lake().exists(EvaluationTables.GENERATIONS));
    }
  }

  @Test
  void aReleaseWithoutTestRowsSaysSo() throws IOException {
    try (Workbench bench = new Workbench(home)) {
      Releases.release(bench, 1);
      Row release = bench.rows(GoldTables.RELEASES).get(0);
      bench
          .lake()
          .upsert(
              GoldTables.RELEASES,
              bench
                  .lake()
                  .read(GoldTables.RELEASES)
                  .withColumn("sft_test", org.apache.spark.sql.functions.lit(0L)));
      Releases.model(home, "k1", release.getAs("release_id"));
      bench.set("evaluate.model", "k1");
      assertSays(bench, "has no test rows");
    }
  }

  private void assertFails(Workbench bench, String message) {
    GemelException e = assertThrows(GemelException.class, () -> evaluate(bench));
    assertTrue(Found.message(e).contains(message), e::getMessage);
  }

  private void assertSays(Workbench bench, String message) {
    ConfigException e = assertThrows(ConfigException.class, () -> evaluate(bench));
    assertTrue(e.getMessage().contains(message), e::getMessage);
  }

  @Test
  void halfAConfigurationNamesTheOtherHalf() {
    Workbench bench = new Workbench(home, Map.of("evaluate.judge.url", "http://h/v1"));
    assertSays(bench, "evaluate.judge.model: is not set, but the other is");
    bench.set("evaluate.judge.model", "m");
    bench.set("evaluate.judge.prompt", "nosuch");
    assertSays(bench, "nosuch names no prompt");
    bench.set("evaluate.judge.prompt", "judge-v1");
    bench.set("registry.uri", "ftp://x");
    assertSays(bench, "registry.uri");
    assertFalse(Files.exists(home.resolve("models")));
  }
}
