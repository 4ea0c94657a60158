package dev.gemel.jobs.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.dataset.FakeChat.Answer;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.OpsTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;

  /** One passage: a paragraph of 100 words. */
  private static Row doc(int seed) {
    return Documents.article("doc" + seed, Texts.paragraph(seed, 100));
  }

  private static String passage(String prompt) {
    return prompt.substring(prompt.indexOf("<passage>") + 9, prompt.indexOf("</passage>")).strip();
  }

  private static String pair(String instruction, String answer) {
    return JSON.createObjectNode()
        .set(
            "pairs",
            JSON.createArrayNode()
                .add(JSON.createObjectNode().put("instruction", instruction).put("answer", answer)))
        .toString();
  }

  /** Answers with the second half of the passage. */
  private static Answer good(JsonNode request) {
    String text = passage(FakeChat.user(request));
    return Answer.says(
        pair("What about " + text.hashCode() + "?", text.substring(text.length() / 2)));
  }

  private static boolean about(JsonNode request, int seed) {
    return FakeChat.user(request).contains(Texts.paragraph(seed, 100).substring(0, 60));
  }

  @Test
  void pairsAreGroundedRecordedAndAskedForOnce() {
    try (FakeChat chat = new FakeChat(ChatTest::good);
        Bench bench = new Bench(home, chat.sets())) {
      bench.put(doc(1), doc(2), doc(3), Documents.article("tiny", "Short."));
      JobReport report = bench.instruct();
      assertEquals(List.of(4L, 3L), List.of(report.rowsIn(), report.rowsOut()));
      assertEquals(3, chat.requests().size());
      JsonNode request = chat.requests().get(0);
      assertEquals(42, request.path("seed").asInt());
      assertEquals(0.7, request.path("temperature").asDouble());
      assertTrue(request.at("/response_format/json_schema/schema/properties/pairs").isObject());
      for (Row row : bench.rows(GoldTables.INSTRUCTIONS)) {
        assertEquals("generated", row.getAs("method"));
        assertEquals("fake-1", row.getAs("generator"));
        assertEquals("instruct-v1", row.getAs("prompt_id"));
        assertEquals(42L, row.<Long>getAs("seed"));
      }
      assertEquals(0, bench.instruct().rowsOut());
      assertEquals(3, chat.requests().size(), "a second run asks nothing");
    }
  }

  @Test
  void oneBadAnswerCostsOnlyItself() {
    Map<Integer, Answer> bad =
        Map.of(
            1, Answer.says("I am sorry, I cannot help with that."),
            2, Answer.says("{\"pairs\": [{\"instruction\": \"What\""),
            3, Answer.cut(pair("a", "b")),
            4,
                Answer.says(
                    pair(
                        "Tell me of the sea.",
                        "A dozen words that no one ever wrote before in this place.")),
            5, Answer.says(pair("Repeat: " + Texts.paragraph(5, 100), Texts.paragraph(5, 100))),
            6, Answer.status(413),
            7, Answer.says("{\"pairs\": []}"));
    try (FakeChat chat =
            new FakeChat(
                r ->
                    bad.entrySet().stream()
                        .filter(e -> about(r, e.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseGet(() -> good(r)));
        Bench bench = new Bench(home, chat.sets())) {
      bench.put(doc(1), doc(2), doc(3), doc(4), doc(5), doc(6), doc(7), doc(8));
      bench.instruct();
      assertEquals(1, bench.rows(GoldTables.INSTRUCTIONS).size());
      // Each document had one passage, so each reject has the document's own beside it.
      assertEquals(
          Map.of(
              "bad_answer", 6L,
              "truncated", 2L,
              "ungrounded", 2L,
              "leaks_answer", 2L,
              "request_rejected", 2L),
          bench.reasons("instruct"));
      assertTrue(
          bench.rows(OpsTables.REJECTS).stream()
              .anyMatch(r -> "I am sorry, I cannot help with that.".equals(r.getAs("original"))));
      int asked = chat.requests().size();
      assertEquals(0, bench.instruct().rowsOut());
      assertEquals(asked, chat.requests().size());
    }
  }

  @Test
  void aBusyEndpointIsAskedAgain() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    try (FakeChat chat =
            new FakeChat(r -> seen.add(FakeChat.user(r)) ? Answer.status(429) : good(r));
        Bench bench = new Bench(home, chat.sets())) {
      bench.put(doc(1));
      bench.instruct();
      assertEquals(1, bench.rows(GoldTables.INSTRUCTIONS).size());
    }
  }

  @Test
  void aWrongKeyStopsTheJobAndSaysWhatToDo() {
    try (FakeChat chat = new FakeChat(r -> Answer.status(401));
        Bench bench = new Bench(home, chat.sets())) {
      bench.put(doc(1), doc(2));
      GemelException e = assertThrows(GemelException.class, bench::instruct);
      assertTrue(Found.message(e).contains("/v1/chat/completions"), e::getMessage);
      assertTrue(Found.message(e).contains("check the key"), e::getMessage);
      assertEquals(Map.of(), bench.reasons("instruct"));
    }
  }

  @Test
  void whatWasDoneBeforeTheEndpointWentStaysAndTheNextRunGoesOn() {
    try (FakeChat chat = new FakeChat(r -> about(r, 4) ? Answer.status(503) : good(r));
        Bench bench = new Bench(home, chat.sets())) {
      bench.workbench().set("llm.batch", 2);
      bench.put(doc(1), doc(2), doc(3), doc(4), doc(5), doc(6));
      GemelException e = assertThrows(GemelException.class, bench::instruct);
      assertTrue(Found.message(e).contains("next run goes on"), e::getMessage);
      List<Row> kept = bench.rows(GoldTables.INSTRUCTIONS);
      assertTrue(kept.size() >= 2, "the first batch of two stays: " + kept.size());
      int asked = chat.requests().size();
      chat.model(ChatTest::good);
      bench.instruct();
      assertEquals(6, bench.rows(GoldTables.INSTRUCTIONS).size());
      assertEquals(6 - kept.size(), chat.requests().size() - asked, "finished ones are not asked");
      assertTrue(bench.rows(GoldTables.INSTRUCTIONS).containsAll(kept));
    }
  }

  @Test
  void thePreferenceModelNeverSeesThePassage() {
    String says = "{\"answer\": \"As an assistant I would say something general and bland.\"}";
    try (FakeChat chat = new FakeChat(r -> Answer.says(says));
        Bench bench = new Bench(home, chat.sets())) {
      bench.put(doc(1), doc(2));
      bench.prefer();
      assertEquals(2, bench.rows(GoldTables.PREFERENCES).size());
      Set<String> chosen =
          bench.rows(GoldTables.PREFERENCES).stream()
              .map(r -> r.<String>getAs("chosen"))
              .collect(Collectors.toSet());
      assertEquals(Set.of(Texts.paragraph(1, 100), Texts.paragraph(2, 100)), chosen);
      for (JsonNode request : chat.requests()) {
        chosen.forEach(c -> assertFalse(request.toString().contains(c.substring(0, 60))));
      }
      assertEquals(0, bench.prefer().rowsOut());
    }
  }

  @Test
  void aPromptWithoutThePassageIsRefused() {
    ConfigException e =
        assertThrows(
            ConfigException.class,
            () ->
                Prompt.parse(
                    "instruct.prompt", "p", "system\n---\n{{extract}}", Set.of("passage")));
    assertTrue(Found.message(e).contains("expected [passage]"), e::getMessage);
    Prompt hostile = Prompt.parse("k", "p", "s\n---\n{{passage}}", Set.of("passage"));
    String text = "$1 \\ {{passage}}";
    assertEquals(text, hostile.messages(Map.of("passage", text)).get(1).content());
  }

  @Test
  void halfAModelIsAConfigurationError() {
    try (Bench bench =
        new Bench(home, Map.of("llm.url", "http://127.0.0.1:9/v1", "instruct.prompt", "../x"))) {
      ConfigException e =
          assertThrows(
              ConfigException.class,
              () -> DatasetConfig.from(bench.workbench().settings(), "instruct"));
      assertEquals(2, e.problems().size(), e::getMessage);
    }
  }
}
