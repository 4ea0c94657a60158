package dev.gemel.serve.rag;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gemel.clients.embed.EmbeddingModel;
import dev.gemel.clients.embed.EmbeddingSpec;
import dev.gemel.clients.vector.VectorPoint;
import dev.gemel.clients.vector.VectorStore;
import dev.gemel.clients.vector.VectorStoreException;
import dev.gemel.clients.vector.VectorStoreSpec;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.embedded.qdrant.EmbeddedQdrant;
import dev.gemel.serve.TestService;
import dev.gemel.text.sparse.Bm25;
import dev.gemel.text.sparse.Bm25Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real collection, as the embed job writes it, with the real embedding model. */
class StoreIndexTest {
  @TempDir static Path folder;
  private static EmbeddedQdrant qdrant;
  private static VectorStore store;
  private static Settings settings;

  @BeforeAll
  static void fill() {
    settings = TestService.settings("embedded", Map.of());
    qdrant = EmbeddedQdrant.start(folder);
    store = VectorStore.connect(new VectorStoreSpec(qdrant.url(), null, Duration.ofSeconds(30)));
    store.ensureCollection("chunks", 384, List.of("author"));
    store.upsert(
        "chunks",
        List.of(
            point(1, "Ada Example", "A sourdough starter is fed with flour and water each day."),
            point(2, "Bruno Beispiel", "Paper maps show the old bridge across the river."),
            point(3, "Ada Example", "Deleting tests is a kind of writing, too.")));
  }

  @AfterAll
  static void stop() {
    store.close();
    qdrant.close();
  }

  @ParameterizedTest
  @EnumSource(SearchMode.Kind.class)
  void findsByMeaningByWordsAndByBoth(SearchMode.Kind kind) {
    List<Passage> found = index(kind).search("how is a sourdough starter fed", 2, null);
    assertEquals("Ada Example", found.get(0).author());
    assertEquals(id(1), found.get(0).id());
    assertEquals("d1", found.get(0).documentId());
  }

  @Test
  void narrowsToAnAuthorAndKnowsThemAll() {
    StoreIndex index = index(SearchMode.Kind.HYBRID);
    List<Passage> found = index.search("sourdough starter", 10, "Bruno Beispiel");
    assertEquals(List.of(id(2)), found.stream().map(Passage::id).toList());
    assertEquals(List.of("Ada Example", "Bruno Beispiel"), index.authors());
  }

  @Test
  void aCollectionThatIsNotThereIsAnError() {
    StoreIndex missing =
        new StoreIndex(
            store,
            "missing",
            QueryEmbedder.from(settings),
            new SearchMode(SearchMode.Kind.DENSE, 2));
    assertThrows(VectorStoreException.class, () -> missing.search("q", 1, null));
  }

  /** The embed job loads {@link EmbeddingModel} by the section embed, and embeds the chunk. */
  @ParameterizedTest
  @ValueSource(strings = {"", "A sourdough starter.", "Grüße, 你好, \uD83D\uDE00", "long text, "})
  void theServicesVectorsAreTheJobsBitForBit(String start) {
    String text = start.startsWith("long") ? start.repeat(400) : start;
    QueryEmbedder served = QueryEmbedder.from(settings);
    assertArrayEquals(bits(stored(text)), bits(served.embed(text)));
    assertEquals(words().query(text), served.words(text));
  }

  private static float[] stored(String text) {
    Section embed = settings.section("embed");
    EmbeddingSpec spec =
        new EmbeddingSpec(
            embed.string("model"),
            embed.integer("max-tokens", 1, 10_000),
            embed.integer("threads", 1, 256));
    // A model of its own, so that not the same object is asked twice.
    try (EmbeddingModel model = EmbeddingModel.load(spec)) {
      return model.embed(text);
    }
  }

  private static int[] bits(float[] vector) {
    int[] out = new int[vector.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Float.floatToRawIntBits(vector[i]);
    }
    return out;
  }

  private static Bm25 words() {
    Section s = settings.section("embed.sparse");
    return new Bm25(
        new Bm25Policy(
            s.number("k1", 0, 9),
            s.number("b", 0, 1),
            s.integer("average-length", 1, 9_999),
            s.string("stemmer")));
  }

  private static StoreIndex index(SearchMode.Kind kind) {
    return new StoreIndex(store, "chunks", QueryEmbedder.from(settings), new SearchMode(kind, 2));
  }

  private static String id(int number) {
    return new UUID(0, number).toString();
  }

  private static VectorPoint point(int number, String author, String text) {
    float[] vector = QueryEmbedder.from(settings).embed(text);
    Map<String, Object> payload =
        Map.of("author", author, "text", text, "document_id", "d" + number);
    return new VectorPoint(id(number), vector, words().document(text), payload);
  }
}
