package dev.gemel.serve.rag;

import java.util.List;

/** Orders passages anew, by a closer look than a search can take. */
public interface Reranker {
  /** The same passages, best first; the same input always gives the same order. */
  List<Passage> rerank(String question, List<Passage> candidates);
}
