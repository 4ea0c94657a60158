package dev.gemel.serve.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gemel.serve.model.Champion;
import dev.gemel.serve.model.ServedModel;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * {@code /health/live}: the process works; {@code /health/ready}: it can answer. Ready is not asked
 * of the model's endpoint: a dead one is told in each answer, and other copies of this service
 * would have it too.
 */
final class HealthResource {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Champion champion;
  private final BooleanSupplier draining;

  HealthResource(Champion champion, BooleanSupplier draining) {
    this.champion = champion;
    this.draining = draining;
  }

  void live(Context ctx) {
    ctx.contentType("application/json").result("{\"status\":\"live\"}");
  }

  void ready(Context ctx) {
    Optional<ServedModel> model = champion.current();
    boolean ready = model.isPresent() && !draining.getAsBoolean();
    ObjectNode root = JSON.createObjectNode().put("status", ready ? "ready" : "not ready");
    model.ifPresent(m -> root.put("model", m.id()).put("model_version", m.version()));
    champion.problem().ifPresent(problem -> root.put("problem", problem));
    root.put("draining", draining.getAsBoolean());
    ctx.status(ready ? 200 : 503).contentType("application/json").result(root.toString());
  }
}
