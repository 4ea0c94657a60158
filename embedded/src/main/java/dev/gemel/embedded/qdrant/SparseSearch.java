package dev.gemel.embedded.qdrant;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Finds the points whose sparse vector has the highest product with one, exactly. Points that share
 * no index with it are no results.
 *
 * @param spec the vector compared
 * @param target the vector looked for
 * @param filter what points must match
 * @param limit how many to find, at least 1
 * @param threshold the score that results must be better than, or null
 */
record SparseSearch(
    SparseSpec spec, SparseValues target, Query filter, int limit, @Nullable Float threshold) {

  /** The best points, best first. */
  List<VectorSearch.Hit> run(IndexSearcher searcher) throws IOException {
    List<VectorSearch.Hit> hits = new ArrayList<>();
    searcher.search(candidates(), new Scoring(weighted(searcher), hits));
    hits.sort(
        Comparator.comparingDouble(VectorSearch.Hit::score)
            .reversed()
            .thenComparingInt(VectorSearch.Hit::doc));
    return hits.size() > limit ? hits.subList(0, limit) : hits;
  }

  private Query candidates() {
    var terms = target.indexList().stream().map(SparseSpec::term).toList();
    return new BooleanQuery.Builder()
        .add(filter, Occur.FILTER)
        .add(new TermInSetQuery(spec.field(), terms), Occur.FILTER)
        .build();
  }

  private SparseValues weighted(IndexSearcher searcher) throws IOException {
    if (!spec.idf()) {
      return target;
    }
    int points = searcher.count(new FieldExistsQuery(spec.field()));
    float[] values = target.values().clone();
    for (int i = 0; i < values.length; i++) {
      Term term = new Term(spec.field(), SparseSpec.term(target.indices()[i]));
      values[i] *= idf(points, searcher.count(new TermQuery(term)));
    }
    return new SparseValues(target.indices(), values);
  }

  /**
   * Qdrant's inverse document frequency ({@code fancy_idf}), over all points of the collection that
   * have the vector, whatever the filter.
   */
  static float idf(int points, int withIndex) {
    return (float) Math.log((points - withIndex + 0.5) / (withIndex + 0.5) + 1);
  }

  private final class Scoring extends SimpleCollector {
    private final SparseValues query;
    private final List<VectorSearch.Hit> hits;
    private @Nullable BinaryDocValues vectors;
    private int base;

    Scoring(SparseValues query, List<VectorSearch.Hit> hits) {
      this.query = query;
      this.hits = hits;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      vectors = leaf.reader().getBinaryDocValues(spec.field());
      base = leaf.docBase;
    }

    @Override
    public void collect(int doc) throws IOException {
      if (vectors == null || !vectors.advanceExact(doc)) {
        return;
      }
      float score = query.dot(SparseValues.decode(vectors.binaryValue()));
      if (threshold == null || score > threshold) {
        hits.add(new VectorSearch.Hit(base + doc, score));
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
