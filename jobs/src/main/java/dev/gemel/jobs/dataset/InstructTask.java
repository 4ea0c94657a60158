package dev.gemel.jobs.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.clients.chat.ChatReply;
import dev.gemel.clients.chat.ChatRequest;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.Table;
import dev.gemel.text.block.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Asks for pairs of an instruction and an answer that says only what the passage says. */
final class InstructTask implements ChatTask {
  private static final long serialVersionUID = 1L;
  private static final Table TABLE = GoldTables.INSTRUCTIONS;

  private static final String SCHEMA =
      """
      {"type":"object","properties":{"pairs":{"type":"array","items":{"type":"object",
      "properties":{"instruction":{"type":"string"},"answer":{"type":"string"}},
      "required":["instruction","answer"],"additionalProperties":false}}},
      "required":["pairs"],"additionalProperties":false}""";

  private final DatasetConfig config;

  InstructTask(DatasetConfig config) {
    this.config = config;
  }

  @Override
  public Table table() {
    return TABLE;
  }

  @Override
  public @Nullable Row unfit(Draft draft) {
    String reason = draft.unfit(config);
    return reason == null ? null : draft.reject(TABLE, reason, draft.words() + " words", null);
  }

  @Override
  public ChatRequest request(Draft draft) {
    String title = draft.source().title();
    Map<String, String> values =
        Map.of(
            "author", draft.source().author(),
            "title", title == null ? "an untitled piece" : "“" + title + "”",
            "passage", draft.passage().text(),
            "count", Integer.toString(config.perPassage()));
    LlmConfig llm = Objects.requireNonNull(config.llm());
    return llm.request(config.prompt().messages(values), SCHEMA);
  }

  @Override
  public List<Row> rows(Draft draft, ChatReply reply) {
    JsonNode object = Replies.object(reply.text());
    if (object == null || !object.path("pairs").isArray() || object.path("pairs").isEmpty()) {
      return List.of(draft.reject(TABLE, "bad_answer", "no JSON with pairs", reply.text()));
    }
    List<Row> rows = new ArrayList<>();
    for (JsonNode pair : object.path("pairs")) {
      if (rows.size() == config.perPassage()) {
        break;
      }
      rows.add(judge(draft, pair, rows.size()));
    }
    return rows;
  }

  private Row judge(Draft draft, JsonNode pair, int position) {
    String instruction = Replies.text(pair, "instruction");
    String answer = Replies.text(pair, "answer");
    if (instruction == null || answer == null) {
      return reject(draft, "bad_answer", "a pair without instruction or answer", pair, position);
    }
    String fault = fault(instruction, answer, draft.passage().text());
    return fault == null
        ? draft.accept(
            TABLE, config, Map.of("instruction", instruction, "answer", answer), position)
        : reject(draft, fault, instruction, pair, position);
  }

  private @Nullable String fault(String instruction, String answer, String passage) {
    if (Words.count(answer) > config.maxWords()) {
      return "too_long";
    }
    if (Overlap.leaks(instruction, answer)) {
      return "leaks_answer";
    }
    return Overlap.grounding(answer, passage) < config.minGrounding() ? "ungrounded" : null;
  }

  private Row reject(Draft draft, String reason, String detail, JsonNode pair, int position) {
    return draft.reject(TABLE, position, reason, detail, pair.toString());
  }
}
