package dev.gemel.serve.http;

import dev.gemel.serve.api.ApiException;
import dev.gemel.serve.api.ChatQueries;
import dev.gemel.serve.api.ChatQuery;
import dev.gemel.serve.flow.Call;
import dev.gemel.serve.model.Loaded;
import io.javalin.http.Context;

/** {@code POST /v1/chat/completions}. */
final class ChatResource {
  private final Service service;
  private final Work work;
  private final ChatQueries queries;

  ChatResource(Service service, Work work) {
    this.service = service;
    this.work = work;
    this.queries = new ChatQueries(service.maxTokens());
  }

  void handle(Context ctx) {
    long began = System.nanoTime();
    ChatQuery query = queries.chat(work.body(ctx));
    Models.check(service.champion(), query.model());
    work.later(ctx, call -> answer(ctx, call, query, began));
  }

  private void answer(Context ctx, Call call, ChatQuery query, long began) {
    try (Loaded.Lease lease = Models.lease(service.champion(), query.model())) {
      ChatAnswer answer = new ChatAnswer(service, lease, call, query, began);
      if (query.stream()) {
        stream(new EventStream(ctx, call), answer, call);
      } else {
        ctx.contentType("application/json").result(answer.whole());
      }
    }
  }

  /** Once events are on their way the status is sent: what fails then is told in an event. */
  private void stream(EventStream events, ChatAnswer answer, Call call) {
    try {
      answer.stream(events);
    } catch (RuntimeException e) {
      if (!events.begun()) {
        throw e;
      }
      ApiException error = Errors.of(e, call.traceId());
      service.metrics().error(error);
      if (error.status() != ApiException.clientGone().status()) {
        events.send(Errors.json(error));
        events.done();
      }
    }
  }
}
