package dev.gemel.serve.http;

import dev.gemel.clients.chat.ChatMessage;
import dev.gemel.serve.api.Sampling;
import dev.gemel.serve.flow.Call;
import dev.gemel.serve.metrics.Metrics;
import dev.gemel.serve.model.Champion;
import dev.gemel.serve.model.Loaded;
import dev.gemel.serve.rag.Asker;
import dev.gemel.serve.rag.Quoting;
import dev.gemel.serve.rag.RagConfig;
import dev.gemel.serve.rag.Retrieved;
import dev.gemel.serve.rag.Retriever;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What answers requests, put together.
 *
 * @param champion the model that is served
 * @param rag the stages of retrieval
 * @param retriever finds passages
 * @param quoting puts them before the question
 * @param metrics what is measured
 * @param maxTokens the longest answer
 * @param clock the time in answers
 */
public record Service(
    Champion champion,
    RagConfig rag,
    Retriever retriever,
    Quoting quoting,
    Metrics metrics,
    int maxTokens,
    Clock clock) {

  /** Finds passages, and measures how long it takes. */
  Retrieved retrieve(
      String question, @Nullable Integer limit, @Nullable String author, @Nullable Asker asker) {
    Retrieved[] found = new Retrieved[1];
    metrics.retrieval().record(() -> found[0] = retriever.retrieve(question, limit, author, asker));
    return found[0];
  }

  /** The model of a request, for questions of the service's own. */
  Asker asker(Loaded.Lease lease, Call call) {
    return (system, user, maxTokens) -> {
      StringBuilder text = new StringBuilder();
      List<ChatMessage> messages = List.of(ChatMessage.system(system), ChatMessage.user(user));
      lease.upstream().generate(messages, Sampling.greedy(maxTokens), call, text::append);
      return text.toString();
    };
  }
}
