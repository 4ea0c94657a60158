package dev.gemel.embedded.qdrant;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the points nearest to a vector.
 *
 * <p>Exact, by comparing all, while fewer than {@value #EXACT_BELOW} points match the filter;
 * above, through the graphs (HNSW, Malkov and Yashunin 2016) of those segments that have one.
 * Scores are always exact.
 *
 * @param spec the vector compared
 * @param target the vector looked for, prepared
 * @param filter what points must match
 * @param limit how many to find, at least 1
 * @param breadth how many candidates the graph search keeps, at least; more is more exact
 * @param exactBelow all are compared where fewer match: {@link #EXACT_BELOW}, or the largest number
 * @param threshold the score that results must be better than, or null
 */
@SuppressWarnings("ArrayRecordComponent") // A vector is an array to Lucene; nothing compares these.
record VectorSearch(
    VectorSpec spec,
    float[] target,
    Query filter,
    int limit,
    int breadth,
    int exactBelow,
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
    PriorityQueue<Hit> nearest = new PriorityQueue<>(Collections.reverseOrder(nearestFirst()));
    Query query = searcher.rewrite(filter);
    Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    boolean compareAll = searcher.count(query) < exactBelow;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer matches = weight.scorer(leaf);
      if (matches != null) {
        boolean walk = !compareAll && CollectionCodec.hasGraph(leaf.reader(), spec.field());
        compare(leaf, walk ? walkGraph(leaf.reader(), matches) : matches.iterator(), nearest);
      }
    }
    List<Hit> hits = new ArrayList<>(nearest);
    hits.sort(nearestFirst());
    return hits;
  }

  private Comparator<Hit> nearestFirst() {
    Comparator<Hit> byScore = (a, b) -> spec.metric().compareScores(a.score(), b.score());
    return byScore.thenComparingInt(Hit::doc);
  }

  private boolean passes(float score) {
    return threshold == null || spec.metric().compareScores(score, threshold) < 0;
  }

  private void compare(
      LeafReaderContext leaf, DocIdSetIterator candidates, PriorityQueue<Hit> nearest)
      throws IOException {
    FloatVectorValues vectors = leaf.reader().getFloatVectorValues(spec.field());
    if (vectors == null) {
      return;
    }
    Bits live = leaf.reader().getLiveDocs();
    int doc;
    while ((doc = candidates.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS) {
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

  /**
   * The documents of a segment to compare: those the graph leads to, or all that match if they are
   * few or so scattered that the walk would cost more than comparing them.
   */
  private DocIdSetIterator walkGraph(LeafReader segment, Scorer matches) throws IOException {
    FixedBitSet accepted = new FixedBitSet(segment.maxDoc());
    accepted.or(matches.iterator());
    int count = accepted.cardinality();
    if (count >= exactBelow) {
      int candidates = Math.min(Math.max(limit, breadth), count);
      TopDocs found =
          segment.searchNearestVectors(
              spec.field(), target, candidates, live(accepted, segment.getLiveDocs()), count);
      if (found.totalHits.relation == TotalHits.Relation.EQUAL_TO) {
        return new BitSetIterator(documents(found, segment.maxDoc()), found.scoreDocs.length);
      }
    }
    return new BitSetIterator(accepted, count);
  }

  private static Bits live(FixedBitSet accepted, @Nullable Bits live) {
    return live == null ? accepted : new Both(accepted, live);
  }

  /** Documents in two sets. */
  private record Both(Bits first, Bits second) implements Bits {
    @Override
    public boolean get(int index) {
      return first.get(index) && second.get(index);
    }

    @Override
    public int length() {
      return first.length();
    }
  }

  private static FixedBitSet documents(TopDocs found, int maxDoc) {
    FixedBitSet documents = new FixedBitSet(maxDoc);
    for (ScoreDoc hit : found.scoreDocs) {
      documents.set(hit.doc);
    }
    return documents;
  }
}
