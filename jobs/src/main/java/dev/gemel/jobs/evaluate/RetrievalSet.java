package dev.gemel.jobs.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.conf.ConfigException;
import dev.gemel.jobs.embed.RetrievalConfig;
import dev.gemel.jobs.run.Services;
import dev.gemel.text.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Queries with the documents that answer them, to measure the search by.
 *
 * @param queries with at least one relevant document each
 * @param digest of the file; empty when there is none
 */
record RetrievalSet(List<Query> queries, String digest) {
  private static final int K = 10;
  private static final int CHUNKS = 50;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A query.
   *
   * @param relevant ids of its relevant documents
   * @param answer that was given to it; null for none
   * @param passages that the answer was made from
   */
  record Query(String text, Set<String> relevant, @Nullable String answer, List<String> passages) {
    Query {
      relevant = Set.copyOf(relevant);
      passages = List.copyOf(passages);
    }
  }

  RetrievalSet {
    queries = List.copyOf(queries);
  }

  boolean isEmpty() {
    return queries.isEmpty();
  }

  /**
   * Reads JSON lines {@code {query, relevant: [document_id, ...]}}.
   *
   * @throws ConfigException naming the first line that is none
   */
  static RetrievalSet read(@Nullable Path file) {
    if (file == null) {
      return new RetrievalSet(List.of(), "");
    }
    try {
      List<Query> queries = new ArrayList<>();
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          queries.add(query(file, i + 1, lines.get(i)));
        }
      }
      return new RetrievalSet(queries, Ids.xxh128(String.join("\n", lines)));
    } catch (IOException e) {
      throw new ConfigException(
          "evaluate.queries: %s cannot be read (%s)".formatted(file, e.getMessage()));
    }
  }

  /** Queries with an answer and the passages it was made from. */
  List<Query> answered() {
    return queries.stream().filter(query -> query.answer() != null).toList();
  }

  /** Recall and nDCG at {@value #K} of the search; nothing when there is no query. */
  SortedMap<String, List<Score>> scores(RetrievalConfig config, Services services) {
    SortedMap<String, List<Score>> out = new TreeMap<>();
    if (isEmpty()) {
      return out;
    }
    List<Score> recall = new ArrayList<>();
    List<Score> gain = new ArrayList<>();
    for (Query query : queries) {
      List<String> ranked = config.documents(services.qdrantUrl(), query.text(), CHUNKS);
      recall.add(
          new Score(query.text(), query.text(), Ranking.recall(ranked, query.relevant(), K)));
      gain.add(new Score(query.text(), query.text(), Ranking.ndcg(ranked, query.relevant(), K)));
    }
    out.putAll(Map.of("search_recall_10", recall, "search_ndcg_10", gain));
    return out;
  }

  private static Query query(Path file, int number, String line) {
    Set<String> relevant = new TreeSet<>();
    List<String> passages = new ArrayList<>();
    String text = "";
    String answer = null;
    try {
      JsonNode node = JSON.readTree(line);
      text = node.path("query").asText("");
      node.path("relevant").forEach(id -> relevant.add(id.asText()));
      node.path("passages").forEach(passage -> passages.add(passage.asText()));
      answer = node.path("answer").asText(null);
    } catch (JsonProcessingException notJson) {
      relevant.clear();
    }
    if (text.isBlank() || relevant.isEmpty()) {
      throw new ConfigException(
          "evaluate.queries: line %d of %s is not {\"query\": \"...\", \"relevant\": [\"document_id\"]}"
              .formatted(number, file));
    }
    return new Query(text, relevant, passages.isEmpty() ? null : answer, passages);
  }
}
