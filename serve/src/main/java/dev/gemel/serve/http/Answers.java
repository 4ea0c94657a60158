package dev.gemel.serve.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gemel.serve.api.Usage;
import dev.gemel.serve.model.ServedModel;
import dev.gemel.serve.rag.Passage;
import dev.gemel.serve.rag.Retrieved;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OpenAI's JSON of one answer, whole or in chunks, and beside it the object {@code twin}. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String id;
  private final long created;
  private final ServedModel model;

  Answers(String traceId, Instant now, ServedModel model) {
    this.id = "chatcmpl-" + traceId;
    this.created = now.getEpochSecond();
    this.model = model;
  }

  /** {@code chat.completion}. */
  String whole(String text, String finishReason, Usage usage, ObjectNode twin) {
    ObjectNode root = root("chat.completion");
    ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", text);
    choice.putNull("logprobs").put("finish_reason", finishReason);
    root.set("usage", usage(usage));
    root.set("twin", twin);
    return root.toString();
  }

  /** The first chunk: the role, and what the answer rests on. */
  String first(ObjectNode twin) {
    ObjectNode root =
        chunk(JSON.createObjectNode().put("role", "assistant").put("content", ""), null);
    root.set("twin", twin);
    return root.toString();
  }

  /** A piece of the answer. */
  String piece(String text) {
    return chunk(JSON.createObjectNode().put("content", text), null).toString();
  }

  /** The chunk that ends the answer. */
  String last(String finishReason) {
    return chunk(JSON.createObjectNode(), finishReason).toString();
  }

  /** The chunk after the last that holds the usage, without a choice. */
  String usageChunk(Usage usage) {
    ObjectNode root = root("chat.completion.chunk");
    root.putArray("choices");
    root.set("usage", usage(usage));
    return root.toString();
  }

  /** What an answer rests on. */
  static ObjectNode twin(String traceId, ServedModel model, Retrieved found, List<Passage> quoted) {
    ObjectNode twin = JSON.createObjectNode();
    twin.put("trace_id", traceId).put("model_version", model.version());
    twin.put("author", found.author());
    ArrayNode queries = twin.putArray("queries");
    found.queries().forEach(queries::add);
    twin.set("sources", passages(quoted, false));
    return twin;
  }

  /** Passages, numbered from 1 as the model sees them. */
  static ArrayNode passages(List<Passage> passages, boolean withText) {
    ArrayNode out = JSON.createArrayNode();
    for (Passage passage : passages) {
      ObjectNode node = out.addObject().put("n", out.size());
      node.put("chunk_id", passage.id()).put("document_id", passage.documentId());
      node.put("author", passage.author()).put("title", passage.title());
      node.put("url", passage.url()).put("score", passage.score());
      if (withText) {
        node.put("text", passage.text());
      }
    }
    return out;
  }

  private ObjectNode chunk(ObjectNode delta, @Nullable String finishReason) {
    ObjectNode root = root("chat.completion.chunk");
    ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.putNull("logprobs").put("finish_reason", finishReason);
    return root;
  }

  private ObjectNode root(String object) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("object", object)
        .put("created", created)
        .put("model", model.id());
  }

  private static ObjectNode usage(Usage usage) {
    return JSON.createObjectNode()
        .put("prompt_tokens", usage.promptTokens())
        .put("completion_tokens", usage.completionTokens())
        .put("total_tokens", usage.totalTokens());
  }
}
