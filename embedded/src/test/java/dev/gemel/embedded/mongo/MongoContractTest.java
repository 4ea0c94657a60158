package dev.gemel.embedded.mongo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What Gemel asks of MongoDB, through the official driver. Runs against the embedded server, or the
 * one that {@code GEMEL_TEST_MONGODB_URI} names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MongoContractTest {
  private @Nullable EmbeddedMongo embedded;
  private MongoClient client;
  private MongoDatabase database;
  private MongoCollection<Document> articles;

  @BeforeAll
  void connect(@TempDir Path folder) {
    String uri = System.getenv("GEMEL_TEST_MONGODB_URI");
    if (uri == null) {
      embedded = EmbeddedMongo.start(folder);
      uri = embedded.uri();
    }
    client = MongoClients.create(uri);
  }

  @AfterAll
  void disconnect() {
    client.close();
    if (embedded != null) {
      embedded.close();
    }
  }

  @BeforeEach
  void createDatabase() {
    database = client.getDatabase("gemel_test_" + UUID.randomUUID().toString().replace("-", ""));
    articles = database.getCollection("articles");
  }

  @AfterEach
  void dropDatabase() {
    database.drop();
  }

  private static Document article(int number) {
    return new Document("_id", number)
        .append("title", "Title " + number)
        .append("author", new Document("name", number % 2 == 0 ? "Ada" : "Blaise"))
        .append("words", number * 100L)
        .append("tags", number % 3 == 0 ? List.of("three", "all") : List.of("all"))
        .append("draft", number == 5 ? null : number > 7);
  }

  private void insertTen() {
    articles.insertMany(IntStream.range(0, 10).mapToObj(MongoContractTest::article).toList());
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/cases/mongo-find.csv", numLinesToSkip = 1, quoteCharacter = '\'')
  void finds(String filter, String expectedIds) {
    insertTen();
    List<String> found = new ArrayList<>();
    articles
        .find(Document.parse(filter))
        .sort(Sorts.ascending("_id"))
        .forEach(document -> found.add(String.valueOf(document.get("_id"))));
    assertEquals(expectedIds == null ? "" : expectedIds, String.join(" ", found));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/cases/mongo-aggregate.csv",
      numLinesToSkip = 1,
      quoteCharacter = '\'')
  void aggregates(String pipeline, String expected) {
    insertTen();
    List<Document> stages =
        Document.parse("{\"stages\": " + pipeline + "}").getList("stages", Document.class);
    List<Document> result = articles.aggregate(stages).into(new ArrayList<>());
    assertEquals(Document.parse("{\"result\": " + expected + "}"), new Document("result", result));
  }

  @Test
  @SuppressWarnings("JavaUtilDate") // What the driver reads a date as.
  void keepsTypesAndUnicode() {
    Document document =
        new Document("_id", "\u00e4\uD83D\uDE00")
            .append("long", Long.MAX_VALUE)
            .append("double", 0.1)
            .append("text", "line\nbreak \u0000 nul \uD83D\uDE00")
            .append("date", new java.util.Date(0))
            .append("empty", List.of())
            .append("nested", new Document("a", new Document("b", List.of(1, "x"))));
    articles.insertOne(document);
    assertEquals(document, articles.find().first());
  }

  @Test
  void refusesASecondDocumentWithAUniqueKey() {
    articles.createIndex(Indexes.ascending("url"), new IndexOptions().unique(true));
    articles.insertOne(new Document("url", "https://a"));
    var refused =
        assertThrows(
            MongoWriteException.class, () -> articles.insertOne(new Document("url", "https://a")));
    assertEquals(ErrorCategory.DUPLICATE_KEY, refused.getError().getCategory());
    assertEquals(1, articles.countDocuments());
  }

  @Test
  void upsertsAreIdempotent() {
    for (int round = 0; round < 2; round++) {
      articles.bulkWrite(
          IntStream.range(0, 10)
              .mapToObj(
                  i ->
                      new ReplaceOneModel<>(
                          Filters.eq("_id", i), article(i), new ReplaceOptions().upsert(true)))
              .toList());
    }
    articles.updateOne(
        Filters.eq("_id", 3), Updates.set("words", 1L), new UpdateOptions().upsert(true));
    assertEquals(10, articles.countDocuments());
    assertEquals(article(3).append("words", 1L), articles.find(Filters.eq("_id", 3)).first());
  }

  @Test
  void pagesThroughMoreThanABatch() {
    int count = 2_500;
    articles.insertMany(IntStream.range(0, count).mapToObj(MongoContractTest::article).toList());
    List<Integer> ids = new ArrayList<>();
    articles
        .find()
        .batchSize(100)
        .sort(Sorts.ascending("_id"))
        .forEach(document -> ids.add(document.getInteger("_id")));
    assertEquals(IntStream.range(0, count).boxed().toList(), ids);
  }

  @Test
  void takesALargeDocument() {
    String text = "x".repeat(10_000_000);
    articles.insertOne(new Document("_id", 1).append("text", text));
    assertEquals(text, articles.find().first().getString("text"));
  }

  @Test
  void takesWritersAndReadersAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Long>> tasks = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        int first = writer * 100;
        tasks.add(() -> insertOneByOne(first));
      }
      for (Future<Long> done : threads.invokeAll(tasks)) {
        assertTrue(done.get() >= 100);
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(400, articles.countDocuments());
  }

  private long insertOneByOne(int first) {
    for (int i = first; i < first + 100; i++) {
      articles.insertOne(article(i));
      assertEquals(i, articles.find(Filters.eq("_id", i)).first().get("_id"));
    }
    return articles.countDocuments();
  }
}
