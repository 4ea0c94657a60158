package dev.gemel.jobs.sql;

import dev.gemel.text.chunk.Chunk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions of {@code gemel text} that need a model's tokenizer. */
final class TokenLines {
  private TokenLines() {}

  /** Field {@code text}; {@code model} has a default. */
  static Map<String, Object> tokens(Map<String, Object> line) {
    String text = Fields.text(line, "text");
    return Map.of("tokens", Chunking.tokens(text, Fields.optional(line, "model")));
  }

  /** Field {@code text}; the model and the sizes have defaults. */
  static Map<String, Object> chunks(Map<String, Object> line) {
    List<Chunk> chunks =
        Chunking.chunks(
            Fields.text(line, "text"),
            Fields.optional(line, "model"),
            Fields.optional(line, "target_tokens"),
            Fields.optional(line, "max_tokens"),
            Fields.optional(line, "overlap_tokens"));
    return Map.of("chunks", chunks.stream().map(TokenLines::fields).toList());
  }

  private static Map<String, Object> fields(Chunk chunk) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("ordinal", chunk.ordinal());
    out.put("heading_path", chunk.headingPath());
    out.put("start", chunk.start());
    out.put("end", chunk.end());
    out.put("tokens", chunk.tokens());
    out.put("text", chunk.text());
    return out;
  }
}
