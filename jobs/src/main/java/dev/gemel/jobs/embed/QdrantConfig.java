package dev.gemel.jobs.embed;

import dev.gemel.clients.vector.VectorStoreSpec;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where chunks are searched.
 *
 * @param collection collection name
 * @param apiKeyEnv name of the environment variable that holds the API key
 * @param timeout of one request
 */
public record QdrantConfig(String collection, @Nullable String apiKeyEnv, Duration timeout)
    implements Serializable {

  /** Reads the section {@code qdrant}. */
  public static QdrantConfig from(Settings settings) {
    Section qdrant = settings.section("qdrant");
    QdrantConfig config =
        new QdrantConfig(
            qdrant.string("collection"),
            qdrant.optionalString("api-key-env"),
            qdrant.duration("timeout"));
    qdrant.check();
    return config;
  }

  /** The connection to {@code url}. */
  public VectorStoreSpec spec(String url) {
    return new VectorStoreSpec(url, apiKeyEnv, timeout);
  }
}
