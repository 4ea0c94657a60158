package dev.gemel.serve.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gemel.clients.chat.ChatMessage;
import dev.gemel.serve.api.ChatQuery;
import dev.gemel.serve.api.Usage;
import dev.gemel.serve.flow.Call;
import dev.gemel.serve.metrics.Metrics;
import dev.gemel.serve.model.Loaded;
import dev.gemel.serve.rag.Passage;
import dev.gemel.serve.rag.Retrieved;
import dev.gemel.serve.upstream.Completion;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** One answer in the making: find passages, quote them, generate. */
final class ChatAnswer {
  private final Service service;
  private final Loaded.Lease lease;
  private final Call call;
  private final ChatQuery query;
  private final Answers answers;
  private final StringBuilder text = new StringBuilder();
  private long last;
  private boolean any;

  /**
   * @param began when the request came, by {@link System#nanoTime}
   */
  ChatAnswer(Service service, Loaded.Lease lease, Call call, ChatQuery query, long began) {
    this.service = service;
    this.lease = lease;
    this.call = call;
    this.query = query;
    this.last = began;
    this.answers = new Answers(call.traceId(), service.clock().instant(), lease.model());
  }

  /** The whole answer as JSON. */
  String whole() {
    Retrieved found = retrieve();
    List<Passage> quoted = fitting(found);
    List<ChatMessage> messages = service.quoting().conversation(query.messages(), quoted);
    Completion end = generate(messages, piece -> {});
    return answers.whole(
        text.toString(), end.finishReason(), usage(messages, end), twin(found, quoted));
  }

  /** Sends the answer piece by piece. */
  void stream(EventStream events) {
    Retrieved found = retrieve();
    List<Passage> quoted = fitting(found);
    List<ChatMessage> messages = service.quoting().conversation(query.messages(), quoted);
    ObjectNode twin = twin(found, quoted);
    Completion end =
        generate(
            messages,
            piece -> {
              begin(events, twin);
              events.send(answers.piece(piece));
            });
    begin(events, twin);
    events.send(answers.last(end.finishReason()));
    Usage usage = usage(messages, end);
    if (query.streamUsage()) {
      events.send(answers.usageChunk(usage));
    }
    events.done();
  }

  private void begin(EventStream events, ObjectNode twin) {
    if (!events.begun()) {
      events.send(answers.first(twin));
    }
  }

  private Retrieved retrieve() {
    ChatQuery.Retrieval wish = query.retrieval();
    boolean wanted = wish.enabled() == null ? service.rag().enabled() : wish.enabled();
    if (!wanted) {
      return Retrieved.NOTHING;
    }
    Retrieved found =
        service.retrieve(query.question(), wish.limit(), wish.author(), service.asker(lease, call));
    call.check();
    return found;
  }

  private List<Passage> fitting(Retrieved found) {
    return service.quoting().fitting(found.passages(), lease.upstream()::countTokens);
  }

  private Completion generate(List<ChatMessage> messages, Consumer<String> onText) {
    Consumer<String> timed =
        piece -> {
          clock();
          text.append(piece);
          onText.accept(piece);
        };
    return lease.upstream().generate(messages, query.sampling(), call, timed);
  }

  private void clock() {
    Metrics metrics = service.metrics();
    long now = System.nanoTime();
    (any ? metrics.nextChunk() : metrics.firstChunk()).record(Duration.ofNanos(now - last));
    any = true;
    last = now;
  }

  /** As the model counted; where it did not say, by its tokenizer, without the template's marks. */
  private Usage usage(List<ChatMessage> messages, Completion end) {
    Usage told = end.usage();
    Usage usage = told == null ? counted(messages) : told;
    service.metrics().count(usage);
    return usage;
  }

  private Usage counted(List<ChatMessage> messages) {
    long prompt = messages.stream().mapToLong(m -> lease.upstream().countTokens(m.content())).sum();
    return new Usage(prompt, lease.upstream().countTokens(text.toString()));
  }

  private ObjectNode twin(Retrieved found, List<Passage> quoted) {
    return Answers.twin(call.traceId(), lease.model(), found, quoted);
  }
}
