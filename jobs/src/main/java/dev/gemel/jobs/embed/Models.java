package dev.gemel.jobs.embed;

import dev.gemel.clients.embed.EmbeddingModel;
import dev.gemel.clients.embed.EmbeddingSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Embedding models of this JVM, loaded once each. The one mutable static of the jobs: an executor
 * must not load a model for each task, and lives as long as it needs it.
 */
public final class Models {
  private static final Map<EmbeddingSpec, EmbeddingModel> LOADED = new ConcurrentHashMap<>();

  private Models() {}

  /** The model, loaded on first use in this JVM. */
  public static EmbeddingModel get(EmbeddingSpec spec) {
    return LOADED.computeIfAbsent(spec, EmbeddingModel::load);
  }
}
