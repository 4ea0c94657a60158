package dev.gemel.jobs.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.clients.chat.ChatReply;
import dev.gemel.clients.chat.ChatRequest;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.Table;
import dev.gemel.text.block.Words;
import dev.gemel.text.passage.Instructions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Asks the model to answer the passage's instruction itself, without showing it the passage. */
final class PreferTask implements ChatTask {
  private static final long serialVersionUID = 1L;
  private static final Table TABLE = GoldTables.PREFERENCES;

  private static final String SCHEMA =
      """
      {"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],
      "additionalProperties":false}""";

  private final DatasetConfig config;

  PreferTask(DatasetConfig config) {
    this.config = config;
  }

  @Override
  public Table table() {
    return TABLE;
  }

  @Override
  public @Nullable Row unfit(Draft draft) {
    String reason = draft.unfit(config);
    if (reason != null) {
      return draft.reject(TABLE, reason, draft.words() + " words", null);
    }
    String instruction = instruction(draft);
    return Overlap.leaks(instruction, draft.passage().text())
        ? draft.reject(TABLE, "leaks_answer", instruction, null)
        : null;
  }

  @Override
  public ChatRequest request(Draft draft) {
    Map<String, String> values =
        Map.of("instruction", instruction(draft), "words", Integer.toString(draft.words()));
    LlmConfig llm = Objects.requireNonNull(config.llm());
    return llm.request(config.prompt().messages(values), SCHEMA);
  }

  @Override
  public List<Row> rows(Draft draft, ChatReply reply) {
    JsonNode object = Replies.object(reply.text());
    String answer = object == null ? null : Replies.text(object, "answer");
    if (answer == null) {
      return List.of(draft.reject(TABLE, "bad_answer", "no JSON with an answer", reply.text()));
    }
    String chosen = draft.passage().text();
    String fault = fault(answer, chosen);
    return List.of(
        fault == null
            ? draft.accept(
                TABLE,
                config,
                Map.of("instruction", instruction(draft), "chosen", chosen, "rejected", answer),
                0)
            : draft.reject(TABLE, fault, instruction(draft), answer));
  }

  private @Nullable String fault(String answer, String chosen) {
    if (Words.count(answer) > config.maxWords()) {
      return "too_long";
    }
    return Overlap.near(chosen, answer) ? "near_chosen" : null;
  }

  private static String instruction(Draft draft) {
    return Instructions.from(draft.passage(), draft.source().title());
  }
}
