package dev.gemel.clients.embed;

import dev.gemel.clients.SpecException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which embedding model to load and how.
 *
 * @param model {@code all-MiniLM-L6-v2}, which the classpath carries, or a directory that holds
 *     {@code model.onnx} and {@code tokenizer.json}
 * @param maxTokens the window, special tokens included; longer text is cut there. At least 3 (two
 *     special tokens and one word piece)
 * @param threads how many threads one inference may use; at least 1. Several callers each add their
 *     own thread, so 1 is right inside a Spark task
 */
public record EmbeddingSpec(String model, int maxTokens, int threads)
    implements java.io.Serializable {
  /**
   * @throws SpecException naming every component that cannot be used
   */
  public EmbeddingSpec {
    List<String> problems = new ArrayList<>();
    if (model.isBlank()) {
      problems.add("model is blank; expected a carried model's name or a directory");
    }
    if (maxTokens < 3) {
      problems.add("maxTokens is " + maxTokens + "; expected at least 3");
    }
    if (threads < 1) {
      problems.add("threads is " + threads + "; expected at least 1");
    }
    SpecException.throwIfAny("EmbeddingSpec", problems);
  }
}
