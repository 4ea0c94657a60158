package dev.gemel.jobs.promote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.clients.registry.Alias;
import dev.gemel.clients.registry.RegistryException;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.dataset.Found;
import dev.gemel.jobs.embed.RetrievalConfig;
import dev.gemel.jobs.evaluate.EvaluateConfig;
import dev.gemel.jobs.evaluate.EvaluateJob;
import dev.gemel.jobs.evaluate.Releases;
import dev.gemel.jobs.evaluate.Twins;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.EvaluationTables;
import dev.gemel.jobs.table.GoldTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromoteJobTest {
  private static final int DOCUMENTS = 24;

  @TempDir Path home;

  private String text = "";

  private JobReport promote(Workbench bench) {
    PromoteJob[] job = new PromoteJob[1];
    JobReport report = bench.run(s -> job[0] = new PromoteJob(PromoteConfig.from(s)));
    text = String.join("\n", job[0].summary());
    return report;
  }

  private static void evaluate(Workbench bench, String model, @Nullable String against) {
    bench.set("evaluate.model", model);
    bench.set("evaluate.against", against);
    bench.run(s -> new EvaluateJob(EvaluateConfig.from(s), RetrievalConfig.from(s)));
  }

  /** k2 says what the author says, k1 half of it, k3 goes in circles. */
  private static String twin(JsonNode request) {
    String model = request.path("model").asText();
    String whole = Releases.reference(request.at("/messages/0/content").asText());
    return switch (model) {
      case "k2" -> whole;
      case "k4" -> whole.substring(0, whole.length() * 3 / 4);
      case "k3" -> "saves saves saves saves you time and money. " + whole;
      default -> whole.substring(0, whole.length() / 2);
    };
  }

  private Workbench bench(Twins twins) throws IOException {
    Workbench bench =
        new Workbench(
            home,
            Map.of(
                "evaluate.url", twins.url(),
                "evaluate.rounds", 8_000,
                "evaluate.template-sha256", Releases.template()));
    String release = Releases.release(bench, DOCUMENTS);
    for (String key : new String[] {"k1", "k2", "k3", "k4"}) {
      Releases.model(home, key, release);
    }
    return bench;
  }

  private Map<Alias, String> aliases() {
    return Releases.registry(home).aliases("twin");
  }

  @Test
  void aCandidateBecomesChampionAndTheTwoFixturesHold() throws IOException {
    try (Twins twins = new Twins(PromoteJobTest::twin);
        Workbench bench = bench(twins)) {
      Releases.registry(home).setAlias("twin", Alias.CANDIDATE, "k2");
      ConfigException none = assertThrows(ConfigException.class, () -> promote(bench));
      assertTrue(none.getMessage().contains("there is no champion"), none::getMessage);

      bench.set("promote.against", "k1");
      GemelException unseen = assertThrows(GemelException.class, () -> promote(bench));
      assertTrue(unseen.getMessage().contains("gemel evaluate --model k2"), unseen::getMessage);

      evaluate(bench, "k2", "k1");
      assertEquals(1L, Found.in(promote(bench).counts(), "pass"), () -> text);
      assertEquals(Map.of(Alias.CHAMPION, "k2"), aliases());
      assertEquals(
          "PASS", Releases.registry(home).find("twin", "k2").orElseThrow().tags().get("gate"));

      bench.set("promote.candidate", "k2");
      assertEquals(0, promote(bench).rowsOut(), "the same gate is held once");
      assertTrue(text.contains("judged before"), () -> text);

      // Better than something else is no reason to replace a champion.
      evaluate(bench, "k4", "k1");
      bench.set("promote.candidate", "k4");
      bench.set("promote.against", "k1");
      promote(bench);
      assertTrue(text.startsWith("PASS"), () -> text);
      assertTrue(text.contains("the champion stays k2: k4 was measured against k1"), () -> text);
      assertEquals(Map.of(Alias.CHAMPION, "k2"), aliases());
      bench.set("promote.candidate", "k2");

      // The champion against itself, by its alias.
      evaluate(bench, "k2", "k2");
      bench.set("promote.against", "champion");
      assertEquals(1L, Found.in(promote(bench).counts(), "inconclusive"), () -> text);
      assertEquals(Map.of(Alias.CHAMPION, "k2"), aliases());

      // An over-optimised model.
      evaluate(bench, "k3", "k2");
      bench.set("promote.candidate", "k3");
      assertEquals(1L, Found.in(promote(bench).counts(), "fail"), () -> text);
      assertTrue(text.contains("go round in circles"), () -> text);
      assertTrue(text.contains("the champion stays k2"), () -> text);
      assertEquals(Map.of(Alias.CHAMPION, "k2"), aliases());
    }
  }

  @Test
  void evaluationsOfOtherItemsOrSamplingDecideNothing() throws IOException {
    try (Twins twins = new Twins(PromoteJobTest::twin);
        Workbench bench = bench(twins)) {
      bench.set("promote.candidate", "k2");
      bench.set("promote.against", "k1");
      evaluate(bench, "k2", null);
      bench.set("evaluate.max-items", 1);
      evaluate(bench, "k1", null);
      assertEquals(1L, Found.in(promote(bench).counts(), "inconclusive"), () -> text);
      assertTrue(text.contains("scored on different items"), () -> text);

      bench.set("evaluate.max-items", null);
      bench.set("evaluate.max-new-tokens", 10);
      evaluate(bench, "k3", null);
      bench.set("promote.against", "k3");
      GemelException e = assertThrows(GemelException.class, () -> promote(bench));
      assertTrue(e.getMessage().contains("in the same way"), e::getMessage);
    }
  }

  @Test
  void rulesThatCannotHoldAreRefused() {
    try (Workbench bench = new Workbench(home)) {
      bench.set("promote.metric", "degenerate");
      bench.set("evaluate.rounds", 1_000);
      ConfigException e = assertThrows(ConfigException.class, () -> promote(bench));
      assertTrue(e.getMessage().contains("promote.metric: is none of chrf"), e::getMessage);
      bench.set("promote.metric", "chrf");
      e = assertThrows(ConfigException.class, () -> promote(bench));
      assertTrue(e.getMessage().contains("set at least 8000"), e::getMessage);
    }
  }

  @Test
  void aRollbackIsOneFlipAndACutIsMended() throws IOException {
    try (Workbench bench = new Workbench(home)) {
      Releases.model(home, "k1", "r");
      Releases.model(home, "k2", "r");
      bench.set("promote.rollback", true);
      GemelException e = assertThrows(GemelException.class, () -> promote(bench));
      assertTrue(e.getMessage().contains("nothing to roll back to"), e::getMessage);

      Map<Alias, String> before = Map.of(Alias.CHAMPION, "k2", Alias.PREVIOUS, "k1");
      Map<Alias, String> after = Map.of(Alias.CHAMPION, "k1", Alias.PREVIOUS, "k2");
      Releases.registry(home).setAliases("twin", before);
      promote(bench);
      assertEquals(after, aliases());

      // As a run leaves it that is cut between the ledger's row and the aliases.
      Releases.registry(home).setAliases("twin", before);
      bench.set("promote.rollback", false);
      bench.set("promote.candidate", "k2");
      assertThrows(GemelException.class, () -> promote(bench));
      assertEquals(after, aliases(), "the table is the authority");
      bench.set("promote.rollback", true);
      assertThrows(ConfigException.class, () -> promote(bench));
      bench.set("promote.candidate", null);
      promote(bench);
      assertEquals(before, aliases());
      assertEquals(2, bench.rows(EvaluationTables.GATES).size());
    }
  }

  @Test
  void aChangedFileFailsAndAnUnknownVersionIsSaid() throws IOException {
    try (Twins twins = new Twins(PromoteJobTest::twin);
        Workbench bench = bench(twins)) {
      evaluate(bench, "k2", "k1");
      Files.writeString(home.resolve("folders/k2/config.json"), "{}");
      bench.set("promote.candidate", "k2");
      bench.set("promote.against", "k1");
      assertEquals(1L, Found.in(promote(bench).counts(), "fail"), () -> text);
      assertTrue(text.contains("Missing or changed since training: config.json"), () -> text);
      Row gate = bench.rows(EvaluationTables.GATES).get(0);
      assertEquals("FAIL", gate.getAs("outcome"));
      assertEquals(0, gate.<Double>getAs("alpha"), 1e-12, "it could not pass, so it spent nothing");

      Releases.model(home, "k2", bench.rows(GoldTables.RELEASES).get(0).getAs("release_id"));
      assertEquals(1L, Found.in(promote(bench).counts(), "pass"), "restored: held again");

      bench.set("promote.candidate", "k9");
      ConfigException e = assertThrows(ConfigException.class, () -> promote(bench));
      assertTrue(e.getMessage().contains("k9 is no version of twin"), e::getMessage);

      bench.set("registry.uri", Files.writeString(home.resolve("file"), "x").toString());
      bench.set("promote.candidate", "k2");
      RegistryException bad = assertThrows(RegistryException.class, () -> promote(bench));
      assertTrue(bad.getMessage().contains("could not read"), bad::getMessage);
    }
  }

  @Test
  void aRegistryThatCannotBeWrittenChangesNothing() throws IOException {
    try (Workbench bench = new Workbench(home)) {
      Releases.model(home, "k1", "r");
      Releases.model(home, "k2", "r");
      Releases.registry(home)
          .setAliases("twin", Map.of(Alias.CHAMPION, "k2", Alias.PREVIOUS, "k1"));
      Path lock = home.resolve("models/registry/.lock");
      Files.delete(lock);
      Files.createDirectory(lock);
      bench.set("promote.rollback", true);
      RegistryException e = assertThrows(RegistryException.class, () -> promote(bench));
      assertTrue(e.getMessage().contains("could not write"), e::getMessage);
      assertEquals("k2", aliases().get(Alias.CHAMPION));
      Files.delete(lock);
      bench.set("promote.rollback", false);
      bench.set("promote.candidate", "k1");
      assertThrows(GemelException.class, () -> promote(bench));
      assertEquals("k1", aliases().get(Alias.CHAMPION), "the next run brings it to the ledger");
    }
  }
}
