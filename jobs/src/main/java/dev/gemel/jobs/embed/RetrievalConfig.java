package dev.gemel.jobs.embed;

import dev.gemel.conf.Settings;
import java.util.List;

/**
 * What a question is answered from, and how.
 *
 * @param index model and collection of the embed job
 * @param how ranking and limit
 */
public record RetrievalConfig(EmbedConfig index, SearchConfig how) {

  /** Reads the sections {@code embed}, {@code qdrant} and {@code search}. */
  public static RetrievalConfig from(Settings settings) {
    return new RetrievalConfig(EmbedConfig.from(settings), SearchConfig.from(settings));
  }

  /** Everything that decides an answer but what is in the collection. */
  public String identity() {
    return String.join(
        " ",
        index.model().model(),
        index.chunks().toString(),
        index.words().toString(),
        index.qdrant().collection(),
        how.toString());
  }

  /** The documents of the best chunks, best first, each once. */
  public List<String> documents(String qdrantUrl, String question, int chunks) {
    return new Search(index, qdrantUrl)
        .find(question, how.withLimit(chunks)).stream()
            .map(hit -> String.valueOf(hit.payload().get("document_id")))
            .distinct()
            .toList();
  }
}
