package dev.gemel.embedded.qdrant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qdrant.client.PointIdFactory;
import io.qdrant.client.ValueFactory;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Common.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;

/** The scores of sparse search against their definition, over segments, updates and deletions. */
class SparseSearchPropertyTest {
  private static final int INDICES = 40;
  private static final CollectionSchema SCHEMA = CollectionSchema.of(request());
  private static Path root;

  private static CreateCollection request() {
    return CreateCollection.newBuilder()
        .setCollectionName("points")
        .setSparseVectorsConfig(
            SparseVectorConfig.newBuilder()
                .putMap("idf", SparseVectorParams.newBuilder().setModifier(Modifier.Idf).build())
                .putMap("plain", SparseVectorParams.getDefaultInstance()))
        .build();
  }

  @BeforeContainer
  static void makeFolder() throws IOException {
    root = Files.createTempDirectory("sparse-search");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    dev.gemel.embedded.storage.DurableFiles.deleteTree(root);
  }

  /** Filters look at the remainder of the id. */
  private static Document document(int id, SparseValues vector) {
    return PointDocument.of(
        SCHEMA,
        PointKey.of(PointIdFactory.id(id)),
        new PointVectors(Map.of(), Map.of("idf", vector, "plain", vector)),
        Map.of("third", ValueFactory.value(id % 3)));
  }

  private static SparseValues vector(Random random, int most) {
    TreeMap<Integer, Float> weights = new TreeMap<>();
    int size = 1 + random.nextInt(most);
    for (int i = 0; i < size; i++) {
      // Small indices are frequent, some are larger than a signed number.
      int index = (int) (INDICES * random.nextDouble() * random.nextDouble());
      weights.put(index % 5 == 4 ? index | 0x8000_0000 : index, (float) random.nextGaussian());
    }
    return SparseValues.of(List.copyOf(weights.keySet()), List.copyOf(weights.values()));
  }

  @Property(tries = 10, seed = "1")
  void scoresAsDefined(@ForAll Random random) throws IOException {
    check(random);
  }

  @Tag("heavy")
  @Property(tries = 40)
  void scoresOfManyAsDefined(@ForAll Random random) throws IOException {
    check(random);
  }

  private static void check(Random random) throws IOException {
    Path folder = Files.createTempDirectory(root, "index");
    Map<Integer, SparseValues> points = new TreeMap<>();
    try (CollectionIndex index = new CollectionIndex(folder)) {
      for (int write = 0; write < 6; write++) {
        change(index, points, random);
      }
      for (String name : List.of("idf", "plain")) {
        for (int search = 0; search < 10; search++) {
          SparseValues query = vector(random, 6);
          assertAlike(expected(points, query, name, -1), found(index, query, name, -1));
          assertAlike(expected(points, query, name, 1), found(index, query, name, 1));
        }
      }
    }
  }

  private static void change(
      CollectionIndex index, Map<Integer, SparseValues> points, Random random) throws IOException {
    index.write(
        (writer, searcher) -> {
          for (int i = 0; i < 15; i++) {
            int id = random.nextInt(60);
            Term term = new Term(PointDocument.ID, PointKey.of(PointIdFactory.id(id)).bytes());
            if (random.nextInt(4) == 0) {
              points.remove(id);
              writer.deleteDocuments(term);
            } else {
              SparseValues vector = vector(random, 12);
              points.put(id, vector);
              writer.updateDocument(term, document(id, vector));
            }
          }
        });
  }

  private static Map<Long, Double> found(
      CollectionIndex index, SparseValues query, String name, int third) throws IOException {
    Filter.Builder filter = Filter.newBuilder();
    if (third >= 0) {
      filter.addMust(io.qdrant.client.ConditionFactory.match("third", third));
    }
    SparseSearch search =
        new SparseSearch(
            SCHEMA.sparseVector(name), query, FilterQuery.of(filter.build()), 1_000, null);
    return index.read(
        searcher -> {
          Map<Long, Double> scores = new TreeMap<>();
          float last = Float.POSITIVE_INFINITY;
          for (VectorSearch.Hit hit : search.run(searcher)) {
            assertEquals(true, hit.score() <= last);
            last = hit.score();
            PointKey key = PointDocument.key(searcher.storedFields().document(hit.doc()));
            scores.put(key.toPointId().getNum(), (double) hit.score());
          }
          return scores;
        });
  }

  private static void assertAlike(Map<Long, Double> expected, Map<Long, Double> found) {
    assertEquals(expected.keySet(), found.keySet());
    // Scores and weights are single precision.
    found.forEach((id, score) -> assertEquals(expected.get(id), score, 1e-5, () -> "point " + id));
  }

  /** The definition, computed the long way. */
  private static Map<Long, Double> expected(
      Map<Integer, SparseValues> points, SparseValues query, String name, int third) {
    Map<Long, Double> scores = new TreeMap<>();
    points.forEach(
        (id, vector) -> {
          if ((third < 0 || id % 3 == third) && shared(vector, query)) {
            scores.put((long) id, score(points, vector, query, name.equals("idf")));
          }
        });
    return scores;
  }

  private static boolean shared(SparseValues a, SparseValues b) {
    return a.indexList().stream().anyMatch(b.indexList()::contains);
  }

  private static double score(
      Map<Integer, SparseValues> points, SparseValues vector, SparseValues query, boolean idf) {
    double score = 0;
    for (int i = 0; i < query.indices().length; i++) {
      int index = query.indices()[i];
      int at = vector.indexList().indexOf(index);
      if (at >= 0) {
        long n = points.values().stream().filter(p -> p.indexList().contains(index)).count();
        double rarity = idf ? Math.log((points.size() - n + 0.5) / (n + 0.5) + 1) : 1;
        score += query.values()[i] * rarity * vector.values()[at];
      }
    }
    return score;
  }
}
