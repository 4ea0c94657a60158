package dev.gemel.jobs.dataset;

import dev.gemel.clients.chat.ChatException;
import dev.gemel.clients.chat.ChatModel;
import dev.gemel.clients.chat.ChatRejectedException;
import dev.gemel.clients.chat.ChatReply;
import dev.gemel.clients.chat.ChatUnavailableException;
import dev.gemel.clients.chat.OpenAiChatModel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Some documents to verdicts by a chat model, {@code llm.concurrency} requests at a time. After the
 * first failure that stops the job no further request is made; documents that were not finished get
 * a {@link ChatFailure} for their only verdict.
 */
final class ChatPartition implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** The request, not the endpoint, is at fault: too long, or refused for what it says. */
  private static final Set<Integer> OF_ONE_REQUEST = Set.of(400, 413, 422);

  private final LlmConfig llm;
  private final ChatTask task;

  ChatPartition(LlmConfig llm, ChatTask task) {
    this.llm = llm;
    this.task = task;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> documents) throws InterruptedException {
    ChatModel model = OpenAiChatModel.of(llm.spec());
    AtomicReference<@Nullable ChatException> stop = new AtomicReference<>();
    ExecutorService threads = Executors.newFixedThreadPool(llm.concurrency());
    try {
      List<Asked> asked = new ArrayList<>();
      while (documents.hasNext()) {
        asked.add(ask(Source.of(documents.next()), model, threads, stop));
      }
      List<Row> rows = new ArrayList<>();
      for (Asked document : asked) {
        rows.addAll(verdicts(document, stop));
      }
      return rows.iterator();
    } finally {
      threads.shutdownNow();
    }
  }

  private Asked ask(
      Source source,
      ChatModel model,
      ExecutorService threads,
      AtomicReference<@Nullable ChatException> stop) {
    List<Future<List<Row>>> answers = new ArrayList<>();
    for (Draft draft : Draft.of(source)) {
      answers.add(threads.submit(() -> judge(draft, model, stop)));
    }
    return new Asked(source, answers);
  }

  /** The verdicts on a passage; none when the job is to stop. */
  private List<Row> judge(
      Draft draft, ChatModel model, AtomicReference<@Nullable ChatException> stop) {
    Row unfit = task.unfit(draft);
    if (unfit != null) {
      return List.of(unfit);
    }
    if (stop.get() != null) {
      return List.of();
    }
    try {
      ChatReply reply = model.complete(task.request(draft));
      return reply.truncated()
          ? List.of(draft.reject(task.table(), "truncated", "cut at max-tokens", reply.text()))
          : task.rows(draft, reply);
    } catch (ChatRejectedException e) {
      if (OF_ONE_REQUEST.contains(e.status())) {
        return List.of(draft.reject(task.table(), "request_rejected", e.getMessage(), null));
      }
      stop.compareAndSet(null, e);
    } catch (ChatUnavailableException e) {
      stop.compareAndSet(null, e);
    }
    return List.of();
  }

  private List<Row> verdicts(Asked document, AtomicReference<@Nullable ChatException> stop)
      throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    boolean finished = true;
    for (Future<List<Row>> answer : document.answers()) {
      List<Row> verdicts = get(answer);
      finished &= !verdicts.isEmpty();
      rows.addAll(verdicts);
    }
    ChatException failure = stop.get();
    if (!finished && failure != null) {
      return List.of(failed(document.source(), failure));
    }
    return rows.isEmpty()
        ? List.of(
            Draft.rejectAll(
                task.table(), document.source(), "no_passage", "the text has no passage"))
        : rows;
  }

  private Row failed(Source source, ChatException failure) {
    String reason =
        failure instanceof ChatUnavailableException ? ChatFailure.UNAVAILABLE : ChatFailure.REFUSED;
    return Draft.rejectAll(task.table(), source, reason, String.valueOf(failure.getMessage()));
  }

  private static List<Row> get(Future<List<Row>> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a passage could not be judged", e.getCause());
    }
  }

  private record Asked(Source source, List<Future<List<Row>>> answers) {}
}
