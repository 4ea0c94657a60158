package dev.gemel.serve.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gemel.serve.model.Champion;
import dev.gemel.serve.model.ServedModel;
import io.javalin.http.Context;

/** {@code GET /v1/models}: the model that is served, if there is one. */
final class ModelsResource {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Champion champion;

  ModelsResource(Champion champion) {
    this.champion = champion;
  }

  void list(Context ctx) {
    ObjectNode root = JSON.createObjectNode().put("object", "list");
    var data = root.putArray("data");
    champion.current().ifPresent(model -> data.add(node(model)));
    ctx.contentType("application/json").result(root.toString());
  }

  void one(Context ctx) {
    Models.check(champion, ctx.pathParam("id"));
    String json = champion.current().map(ModelsResource::node).orElseThrow().toString();
    ctx.contentType("application/json").result(json);
  }

  private static ObjectNode node(ServedModel model) {
    return JSON.createObjectNode()
        .put("id", model.id())
        .put("object", "model")
        .put("created", model.createdAt().getEpochSecond())
        .put("owned_by", "gemel")
        .put("version", model.version());
  }
}
