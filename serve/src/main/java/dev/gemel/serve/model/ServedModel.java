package dev.gemel.serve.model;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model that can be served.
 *
 * @param id the name that clients ask for, such as {@code twin}
 * @param version which of its versions this is
 * @param upstreamName the name that the model's endpoint knows it by
 * @param gguf the model as one file for llama.cpp, if there is one on this machine
 * @param tokenizer its {@code tokenizer.json}, if there is one on this machine
 * @param createdAt when it was made
 */
public record ServedModel(
    String id,
    String version,
    String upstreamName,
    @Nullable Path gguf,
    @Nullable Path tokenizer,
    Instant createdAt) {

  /** Whether a request for {@code model} means this one; its alias, the id and the version do. */
  public boolean answersTo(String model) {
    return model.equals(id) || model.equals("champion") || model.equals(version);
  }
}
