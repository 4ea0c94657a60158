package dev.gemel.jobs.dataset;

import dev.gemel.clients.chat.ChatReply;
import dev.gemel.clients.chat.ChatRequest;
import dev.gemel.jobs.table.Table;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What a chat model is asked about a passage, and what its answer is worth. Thread-safe. */
interface ChatTask extends Serializable {
  /** Where rows go. */
  Table table();

  /** A verdict that needs no request, or null when the model is to be asked. */
  @Nullable Row unfit(Draft draft);

  /** The question. */
  ChatRequest request(Draft draft);

  /** The verdicts on a reply that was not cut; at least one. */
  List<Row> rows(Draft draft, ChatReply reply);
}
