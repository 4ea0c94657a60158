package dev.gemel.serve.rag;

import dev.gemel.serve.api.ApiException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a question to passages: narrow to an author, word the question anew, search with each
 * wording, fuse, rerank, cut. The same question over the same chunks gives the same passages in the
 * same order, as far as the model that words it anew does.
 */
public final class Retriever {
  private static final Logger LOG = LoggerFactory.getLogger(Retriever.class);

  private final RagConfig config;
  private final PassageIndex index;
  private final Reranker reranker;
  private final Template selfQuery;
  private final @Nullable Expansion expansion;

  /**
   * @throws dev.gemel.conf.ConfigException when a prompt is missing
   */
  public Retriever(RagConfig config, PassageIndex index, Reranker reranker) {
    this.config = config;
    this.index = index;
    this.reranker = reranker;
    this.selfQuery = SelfQuery.prompt("serve.rag", "self-query-v1");
    Template expand = Expansion.prompt("serve.rag", "expand-v1");
    this.expansion = config.expansion() == null ? null : new Expansion(expand, config.expansion());
  }

  /**
   * Finds passages.
   *
   * @param limit at most so many; null for the configuration's
   * @param asked the author that the request names; one that is not known narrows nothing
   * @param model for the stages that ask a chat model; null leaves them out
   */
  public Retrieved retrieve(
      String question, @Nullable Integer limit, @Nullable String asked, @Nullable Asker model) {
    int most = limit == null ? config.passages() : limit;
    String author = author(question, asked, model).orElse(null);
    List<String> queries = queries(question, model);
    int candidates = Math.max(most, config.candidates());
    List<List<Passage>> found =
        queries.stream().map(q -> index.search(q, candidates, author)).toList();
    List<Passage> fused = found.size() == 1 ? found.get(0) : Ranks.fuse(found);
    List<Passage> ranked = config.rerank() ? reranker.rerank(question, fused) : fused;
    return new Retrieved(ranked.stream().limit(most).toList(), queries, author);
  }

  private Optional<String> author(String question, @Nullable String asked, @Nullable Asker model) {
    if (asked == null && config.selfQuery() == null) {
      return Optional.empty();
    }
    Authors authors = new Authors(index.authors());
    if (asked != null) {
      return authors.named(asked);
    }
    if (config.selfQuery() == SelfQuery.NAMES || model == null) {
      return authors.in(question);
    }
    try {
      return SelfQuery.ask(selfQuery, authors, question, model);
    } catch (ApiException e) {
      LOG.warn("self-query was left out: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** An answer from the question alone is better than none: a failure leaves the wordings out. */
  private List<String> queries(String question, @Nullable Asker model) {
    if (expansion == null || model == null) {
      return List.of(question);
    }
    try {
      return expansion.queries(question, model);
    } catch (ApiException e) {
      LOG.warn("query expansion was left out: {}", e.getMessage());
      return List.of(question);
    }
  }
}
