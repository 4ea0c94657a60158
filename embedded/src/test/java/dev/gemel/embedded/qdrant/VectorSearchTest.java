package dev.gemel.embedded.qdrant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qdrant.client.PointIdFactory;
import io.qdrant.client.ValueFactory;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.Common.Filter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The graph search of large segments against the comparison of all points. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorSearchTest {
  private static final int SIZE = 12;
  private static final int LATER_POINTS = 500;

  private static final CollectionSchema SCHEMA =
      CollectionSchema.of(
          CreateCollection.newBuilder()
              .setCollectionName("points")
              .setVectorsConfig(
                  VectorsConfig.newBuilder()
                      .setParamsMap(
                          io.qdrant.client.grpc.Collections.VectorParamsMap.newBuilder()
                              .putMap("COSINE", QdrantUnderTest.params(SIZE, Distance.Cosine))
                              .putMap("DOT", QdrantUnderTest.params(SIZE, Distance.Dot))
                              .putMap("EUCLID", QdrantUnderTest.params(SIZE, Distance.Euclid))))
              .build());

  private final int graphFrom = graphFrom();
  private final int graphPoints = graphFrom * 13 / 10;
  private final Random random = new Random(1);
  private CollectionIndex index;

  /** The number of points from which a segment has a graph. */
  int graphFrom() {
    return 2_000;
  }

  /** A large merged segment with deletions, and a small one. */
  @BeforeAll
  void fill(@TempDir Path folder) throws IOException {
    index = new CollectionIndex(folder, graphFrom);
    add(0, graphPoints / 2);
    add(graphPoints / 2, graphPoints);
    index.write((writer, searcher) -> writer.forceMerge(1));
    add(graphPoints, graphPoints + LATER_POINTS);
    index.write(
        (writer, searcher) -> {
          for (int i = 0; i < graphPoints; i += 20) {
            writer.deleteDocuments(term(i));
          }
        });
  }

  @AfterAll
  void close() throws IOException {
    index.close();
  }

  private static Term term(int id) {
    return new Term(PointDocument.ID, PointKey.of(PointIdFactory.id(id)).bytes());
  }

  private void add(int from, int to) throws IOException {
    index.write(
        (writer, searcher) -> {
          for (int i = from; i < to; i++) {
            writer.updateDocument(term(i), document(i));
          }
        });
  }

  private Document document(int id) {
    float[] vector = randomVector();
    return PointDocument.of(
        SCHEMA,
        PointKey.of(PointIdFactory.id(id)),
        new PointVectors(
            Map.of(
                "DOT", vector, "EUCLID", vector, "COSINE", Metric.COSINE.prepare(vector.clone())),
            Map.of()),
        Map.of("rest", ValueFactory.value(id % 5)));
  }

  private float[] randomVector() {
    float[] vector = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private VectorSearch search(Metric metric, float[] target, Query filter, boolean exact) {
    VectorSpec spec = SCHEMA.vector(metric.name());
    int exactBelow = exact ? Integer.MAX_VALUE : graphFrom;
    float[] prepared = metric.prepare(target.clone());
    return new VectorSearch(spec, prepared, filter, 10, 128, exactBelow, null);
  }

  /** How many of the exact results of 20 searches the graph search finds too. */
  private int agreement(Metric metric, Filter filter) throws IOException {
    Query query = FilterQuery.of(filter);
    return index.read(searcher -> agreement(searcher, metric, query));
  }

  private int agreement(IndexSearcher searcher, Metric metric, Query filter) throws IOException {
    int agreed = 0;
    for (int i = 0; i < 20; i++) {
      float[] target = randomVector();
      List<VectorSearch.Hit> exact = search(metric, target, filter, true).run(searcher);
      List<VectorSearch.Hit> found = search(metric, target, filter, false).run(searcher);
      assertEquals(10, exact.size());
      assertEquals(10, found.size());
      agreed += (int) found.stream().filter(exact::contains).count();
    }
    return agreed;
  }

  @Test
  void hasAGraphInTheLargeSegmentOnly() throws IOException {
    for (VectorSpec spec : SCHEMA.vectors().values()) {
      List<Boolean> graphs =
          index.read(
              searcher ->
                  searcher.getIndexReader().leaves().stream()
                      .map(LeafReaderContext::reader)
                      .map(segment -> CollectionCodec.hasGraph(segment, spec.field()))
                      .toList());
      assertTrue(graphs.contains(true));
      assertTrue(graphs.contains(false));
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsNearlyAllByTheGraph(Metric metric) throws IOException {
    int agreed = agreement(metric, Filter.getDefaultInstance());
    assertTrue(agreed >= 190, agreed + " of 200");
  }

  @ParameterizedTest
  @EnumSource
  void findsAllAmongFew(Metric metric) throws IOException {
    Filter one =
        Filter.newBuilder().addMust(io.qdrant.client.ConditionFactory.match("rest", 1)).build();
    assertEquals(200, agreement(metric, one));
  }

  @ParameterizedTest
  @EnumSource
  void findsNearlyAllWithAWideFilter(Metric metric) throws IOException {
    Filter others =
        Filter.newBuilder().addMustNot(io.qdrant.client.ConditionFactory.match("rest", 1)).build();
    int agreed = agreement(metric, others);
    assertTrue(agreed >= 190, agreed + " of 200");
  }

  @Test
  void mergesGraphsWithWhatHasNone(@TempDir Path folder) throws IOException {
    try (CollectionIndex other = new CollectionIndex(folder, graphFrom)) {
      for (int round = 0; round < 3; round++) {
        int first = round * graphFrom;
        other.write(
            (writer, searcher) -> {
              for (int i = first; i < first + graphFrom; i++) {
                Document document =
                    PointDocument.of(
                        SCHEMA,
                        PointKey.of(PointIdFactory.id(i)),
                        new PointVectors(Map.of("DOT", new float[SIZE]), Map.of()),
                        Map.of());
                writer.addDocument(document);
              }
              writer.forceMerge(1);
            });
      }
      int segments = other.read(searcher -> searcher.getIndexReader().leaves().size());
      assertEquals(1, segments);
      long count = other.read(searcher -> (long) searcher.getIndexReader().numDocs());
      assertEquals(3L * graphFrom, count);
    }
  }
}
