package dev.gemel.embedded.qdrant;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Finds the points nearest to a vector.
 *
 * <p>Exact, by comparing all, while fewer than {@value #EXACT_BELOW} points match the filter;
 * through the graph (HNSW, Malkov and Yashunin 2016) above. Scores are always exact.
 *
 * @param spec the vector compared
 * @param target the vector looked for, prepared
 * @param filter what points must match
 * @param limit how many to find, at least 1
 * @param breadth how many candidates the graph search keeps, at least; more is more exact
 * @param exact whether to compare all in any case
 * @param threshold the score that results must be better than, or null
 */
record VectorSearch(
    VectorSpec spec,
    float[] target,
    Query filter,
    int limit,
    int breadth,
    boolean exact,
    @Nullable Float threshold) {
  static final int EXACT_BELOW = 10_000;

  /**
   * A point found.
   *
   * @param doc its number in the searcher
   * @param score its score
   */
  record Hit(int doc, float score) {}

  /** The nearest points, nearest first. */
  List<Hit> run(IndexSearcher searcher) throws IOException {
    List<Hit> hits =
        exact || searcher.count(filter) < EXACT_BELOW ? compareAll(searcher) : walkGraph(searcher);
    hits.sort(nearestFirst());
    return hits.subList(0, Math.min(limit, hits.size()));
  }

  private Comparator<Hit> nearestFirst() {
    Comparator<Hit> byScore = (a, b) -> spec.metric().compareScores(a.score(), b.score());
    return byScore.thenComparingInt(Hit::doc);
  }

  private boolean passes(float score) {
    return threshold == null || spec.metric().compareScores(score, threshold) < 0;
  }

  private List<Hit> compareAll(IndexSearcher searcher) throws IOException {
    PriorityQueue<Hit> nearest = new PriorityQueue<>(Collections.reverseOrder(nearestFirst()));
    Weight weight =
        searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer matches = weight.scorer(leaf);
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(spec.field());
      if (matches != null && vectors != null) {
        compareLeaf(leaf, matches.iterator(), vectors, nearest);
      }
    }
    return new ArrayList<>(nearest);
  }

  private void compareLeaf(
      LeafReaderContext leaf,
      DocIdSetIterator matches,
      FloatVectorValues vectors,
      PriorityQueue<Hit> nearest)
      throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    int doc;
    while ((doc = matches.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS) {
      if ((live == null || live.get(doc)) && moveTo(vectors, doc)) {
        offer(nearest, leaf.docBase + doc, spec.metric().score(target, vectors.vectorValue()));
      }
    }
  }

  private static boolean moveTo(FloatVectorValues vectors, int doc) throws IOException {
    return vectors.docID() == doc || (vectors.docID() < doc && vectors.advance(doc) == doc);
  }

  private void offer(PriorityQueue<Hit> nearest, int doc, float score) {
    if (passes(score)) {
      nearest.add(new Hit(doc, score));
      if (nearest.size() > limit) {
        nearest.poll();
      }
    }
  }

  private List<Hit> walkGraph(IndexSearcher searcher) throws IOException {
    int candidates =
        Math.max(1, Math.min(Math.max(limit, breadth), searcher.getIndexReader().maxDoc()));
    Query query = new KnnFloatVectorQuery(spec.field(), target, candidates, filter);
    ScoreDoc[] found = searcher.search(query, candidates).scoreDocs;
    int[] docs = Arrays.stream(found).mapToInt(hit -> hit.doc).toArray();
    return rescore(searcher, docs);
  }

  /** Replaces Lucene's scores, which are bent into positive numbers, by the metric's own. */
  private List<Hit> rescore(IndexSearcher searcher, int[] docs) throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (int doc : docs) {
      float[] vector = StoredVectors.read(searcher, spec, doc);
      if (vector != null) {
        float score = spec.metric().score(target, vector);
        if (passes(score)) {
          hits.add(new Hit(doc, score));
        }
      }
    }
    return hits;
  }
}
