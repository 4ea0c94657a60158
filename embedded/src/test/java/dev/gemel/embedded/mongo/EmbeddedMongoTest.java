package dev.gemel.embedded.mongo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.gemel.embedded.storage.ChildJvm;
import dev.gemel.embedded.storage.DataDirectoryInUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {
  @TempDir Path folder;

  private static void on(String uri, Consumer<MongoCollection<Document>> use) {
    try (MongoClient client = MongoClients.create(uri)) {
      use.accept(client.getDatabase("gemel").getCollection("articles"));
    }
  }

  private void onFolder(Consumer<MongoCollection<Document>> use) {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(folder)) {
      on(mongo.uri(), use);
    }
  }

  private static void createUniqueIndex(MongoCollection<Document> articles) {
    articles.createIndex(Indexes.ascending("url"), new IndexOptions().unique(true));
  }

  private static Document article(int number) {
    return new Document("_id", number).append("url", "https://example.org/" + number);
  }

  /** Inserts for ever, printing each number once it is acknowledged. */
  static final class Writer {
    private Writer() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
      EmbeddedMongo mongo = EmbeddedMongo.start(Path.of(arguments[0]));
      on(
          mongo.uri(),
          articles -> {
            createUniqueIndex(articles);
            for (int i = 0; ; i++) {
              articles.insertOne(article(i));
              System.out.println(i);
            }
          });
    }
  }

  @Test
  void keepsDataAndIndexesOverARestart() {
    onFolder(
        articles -> {
          createUniqueIndex(articles);
          articles.insertMany(List.of(article(1), article(2)));
        });
    onFolder(
        articles -> {
          assertEquals(2, articles.countDocuments());
          assertEquals(article(2), articles.find(Filters.eq("_id", 2)).first());
          assertThrows(
              MongoWriteException.class,
              () -> articles.insertOne(article(2).append("_id", "other")));
        });
  }

  @Test
  void keepsEveryAcknowledgedDocumentWhenKilled() throws InterruptedException {
    killAfter(60);
  }

  @Tag("heavy")
  @Test
  void keepsEveryDocumentOfALongRunWhenKilled() throws InterruptedException {
    killAfter(1_000);
  }

  private void killAfter(int documents) throws InterruptedException {
    int acknowledged = -1;
    try (ChildJvm child = ChildJvm.start(Writer.class, folder.toString())) {
      for (int i = 0; i < documents; i++) {
        acknowledged = Integer.parseInt(child.line());
      }
      List<String> last = child.kill();
      acknowledged += last.size();
    }
    int expected = acknowledged;
    onFolder(articles -> assertWhole(articles, expected));
  }

  /** Documents, primary keys and unique keys tell the same story. */
  private static void assertWhole(MongoCollection<Document> articles, int lastAcknowledged) {
    int count = (int) articles.countDocuments();
    assertTrue(count > lastAcknowledged, count + " documents, acknowledged " + lastAcknowledged);
    for (int i = 0; i < count; i++) {
      assertEquals(article(i), articles.find(Filters.eq("_id", i)).first());
      assertEquals(article(i), articles.find(Filters.eq("url", article(i).get("url"))).first());
    }
    articles.insertOne(article(count));
  }

  @Test
  void survivesFlushesWhileWriting() {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(folder)) {
      on(
          mongo.uri(),
          articles -> {
            for (int i = 0; i < 20; i++) {
              articles.insertOne(article(i));
              mongo.flush();
            }
          });
    }
    onFolder(articles -> assertEquals(20, articles.countDocuments()));
  }

  @Test
  void refusesAFolderInUse() {
    try (EmbeddedMongo first = EmbeddedMongo.start(folder)) {
      assertTrue(first.uri().startsWith("mongodb://127.0.0.1:"));
      assertThrows(DataDirectoryInUseException.class, () -> EmbeddedMongo.start(folder));
    }
  }

  @Test
  void refusesADamagedFileAndLeavesTheFolderFree() throws IOException {
    Files.writeString(folder.resolve("mongo.mv"), "not a store ".repeat(2_000));
    var refused = assertThrows(IllegalStateException.class, () -> EmbeddedMongo.start(folder));
    assertTrue(refused.toString().contains("mongo.mv"), refused.toString());
    Files.delete(folder.resolve("mongo.mv"));
    onFolder(articles -> assertEquals(0, articles.countDocuments()));
  }

  @Test
  void closesTwice() {
    EmbeddedMongo mongo = EmbeddedMongo.start(folder);
    mongo.close();
    mongo.close();
  }
}
