package dev.gemel.serve.rag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.conf.ConfigException;
import dev.gemel.serve.FakeIndex;
import dev.gemel.serve.TestService;
import dev.gemel.serve.api.ApiException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrieverTest {
  private final FakeIndex index =
      new FakeIndex(
          FakeIndex.passage("a", "Ada Example", "Maps and rivers."),
          FakeIndex.passage("b", "Bruno Beispiel", "Sourdough needs flour."),
          FakeIndex.passage("c", "Ada Example", "Rivers and bridges."));

  @Test
  void expansionKeepsTheOriginalFirst() {
    Retriever retriever = retriever("serve.rag.expansion", 2);
    Asker model = (system, user, max) -> "1. \"keeping a starter\"\n- feeding dough\nthird\n";
    Retrieved found = retriever.retrieve("How to keep sourdough?", null, null, model);
    List<String> queries = List.of("How to keep sourdough?", "keeping a starter", "feeding dough");
    assertEquals(queries, found.queries());
    assertEquals(queries, index.asked());
  }

  @Test
  void aModelThatFailsLeavesTheQuestion() {
    Retriever retriever = retriever("serve.rag.expansion", 2, "serve.rag.self-query", "model");
    Asker model =
        (system, user, max) -> {
          throw ApiException.upstream("upstream_error", "dead");
        };
    Retrieved found = retriever.retrieve("rivers?", null, null, model);
    assertEquals(List.of("rivers?"), found.queries());
    assertEquals(3, found.passages().size());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "What does Ada Example say?, Ada Example",
        "what does ADA  EXAMPLE say?, Ada Example",
        "What does Adalbert say?, -",
        "What do Ada Example and Bruno Beispiel say?, -",
        "What do Ada Examples say?, -",
        "What does Eve Evil say?, -"
      })
  void aFullNameInTheQuestionNarrows(String question, String author) {
    assertEquals(author, retriever().retrieve(question, null, null, null).author());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Bruno Beispiel, Bruno Beispiel",
        "'\"bruno beispiel.\"', Bruno Beispiel",
        "NONE, -",
        "Eve Evil, -",
        "I think it is Bruno Beispiel, -"
      })
  void whatTheModelNamesMustBeOnTheList(String answer, String author) {
    Retriever retriever = retriever("serve.rag.self-query", "model");
    Retrieved found = retriever.retrieve("his bread?", null, null, (s, u, m) -> answer);
    assertEquals(author, found.author());
  }

  @Test
  void rerankingMovesTheQuestionsOwnWordsUp() {
    Retrieved plain = retriever("serve.rag.rerank", "null").retrieve("sourdough", null, null, null);
    assertEquals("a", plain.passages().get(0).id());
    Retrieved ranked = retriever().retrieve("sourdough flour", 2, null, null);
    assertEquals(2, ranked.passages().size());
    assertEquals("b", ranked.passages().get(0).id());
  }

  @Test
  void isTheSameEachTime() {
    Retriever retriever = retriever("serve.rag.expansion", 2);
    Asker model = (system, user, max) -> "rivers\nmaps";
    assertEquals(
        retriever.retrieve("bridges", null, null, model),
        retriever.retrieve("bridges", null, null, model));
  }

  @Test
  void equalScoresAreInTheOrderOfTheirIds() {
    Passage a = FakeIndex.passage("a", "A", "x");
    Passage b = FakeIndex.passage("b", "B", "y");
    List<Passage> fused = Ranks.fuse(List.of(List.of(b, a), List.of(a, b)));
    assertEquals(List.of("a", "b"), fused.stream().map(Passage::id).toList());
  }

  @Test
  void everyBadKeyIsTold() {
    ConfigException e =
        assertThrows(
            ConfigException.class,
            () -> retriever("serve.rag.self-query", "guess", "serve.rag.rerank", "magic"));
    assertEquals(2, e.problems().size());
    assertTrue(e.getMessage().contains("names, model or null"));
    assertNull(RagConfig.from(TestService.settings("embedded", Map.of())).expansion());
  }

  private Retriever retriever(Object... sets) {
    Map<String, Object> map = new java.util.LinkedHashMap<>();
    for (int i = 0; i < sets.length; i += 2) {
      map.put((String) sets[i], "null".equals(sets[i + 1]) ? null : sets[i + 1]);
    }
    RagConfig config = RagConfig.from(TestService.settings("embedded", map));
    return new Retriever(config, index, new LexicalReranker());
  }
}
