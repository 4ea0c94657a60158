package dev.gemel.serve.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gemel.serve.api.ChatQueries;
import dev.gemel.serve.api.RetrieveQuery;
import dev.gemel.serve.flow.Call;
import dev.gemel.serve.model.Loaded;
import dev.gemel.serve.rag.Asker;
import dev.gemel.serve.rag.Retrieved;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/retrieve}: the passages for a question, without an answer. Needs no model. */
final class RetrieveResource {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Service service;
  private final Work work;
  private final ChatQueries queries;

  RetrieveResource(Service service, Work work) {
    this.service = service;
    this.work = work;
    this.queries = new ChatQueries(service.maxTokens());
  }

  void handle(Context ctx) {
    RetrieveQuery query = queries.retrieve(work.body(ctx));
    work.later(ctx, call -> ctx.contentType("application/json").result(find(query, call)));
  }

  private String find(RetrieveQuery query, Call call) {
    Optional<Loaded.Lease> lease = service.champion().lease();
    try {
      @Nullable Asker asker = lease.map(l -> service.asker(l, call)).orElse(null);
      Retrieved found = service.retrieve(query.query(), query.limit(), query.author(), asker);
      call.check();
      return json(found, call.traceId());
    } finally {
      lease.ifPresent(Loaded.Lease::close);
    }
  }

  private static String json(Retrieved found, String traceId) {
    ObjectNode root = JSON.createObjectNode().put("object", "list").put("trace_id", traceId);
    root.put("author", found.author());
    var queries = root.putArray("queries");
    found.queries().forEach(queries::add);
    root.set("data", Answers.passages(found.passages(), true));
    return root.toString();
  }
}
