package dev.gemel.jobs.run;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.embedded.mongo.EmbeddedMongo;
import dev.gemel.embedded.qdrant.EmbeddedQdrant;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of MongoDB and Qdrant. {@code embedded} starts the part inside this JVM on first
 * use, on loopback, with its data under the home folder, unless another process, such as `gemel
 * serve`, runs that Qdrant already; anything else is a real server's address. Not thread-safe;
 * owned by the driver.
 */
public final class Services implements AutoCloseable {
  private static final String EMBEDDED = "embedded";

  private final Path home;
  private final String mongoUri;
  private final String qdrantUrl;
  private @Nullable EmbeddedMongo mongo;
  private @Nullable MongoClient client;
  private @Nullable EmbeddedQdrant qdrant;

  /** Reads {@code mongodb.uri} and {@code qdrant.url}; starts nothing. */
  public Services(Settings settings) {
    Section mongodb = settings.section("mongodb");
    Section qdrantSection = settings.section("qdrant");
    this.home = settings.home();
    this.mongoUri = mongodb.string("uri");
    this.qdrantUrl = qdrantSection.string("url");
    checkMongo(mongodb);
    mongodb.check();
    qdrantSection.check();
  }

  private void checkMongo(Section mongodb) {
    if (!mongoEmbedded()) {
      try {
        new ConnectionString(mongoUri);
      } catch (IllegalArgumentException e) {
        mongodb.problem("uri", String.valueOf(e.getMessage()));
      }
    }
  }

  /** Whether MongoDB is the embedded one, which lacks some aggregation stages of a real server. */
  public boolean mongoEmbedded() {
    return mongoUri.equals(EMBEDDED);
  }

  /** A MongoDB connection string, without a database. */
  public String mongoUri() {
    if (!mongoEmbedded()) {
      return mongoUri;
    }
    if (mongo == null) {
      mongo = EmbeddedMongo.start(home.resolve("mongodb"));
    }
    return mongo.uri();
  }

  /** One client of MongoDB for the driver's own requests, connected on first use. */
  public MongoClient mongoClient() {
    if (client == null) {
      client = MongoClients.create(mongoUri());
    }
    return client;
  }

  /** A Qdrant gRPC address, {@code http://host:port} or {@code https://host:port}. */
  public String qdrantUrl() {
    if (!qdrantUrl.equals(EMBEDDED)) {
      return qdrantUrl;
    }
    if (qdrant != null) {
      return qdrant.url();
    }
    return EmbeddedQdrant.running(qdrantFolder()).orElseGet(this::started);
  }

  /** Whether this process would have to start the embedded Qdrant: no other runs it already. */
  public boolean startsQdrant() {
    return qdrantUrl.equals(EMBEDDED) && EmbeddedQdrant.running(qdrantFolder()).isEmpty();
  }

  private String started() {
    qdrant = EmbeddedQdrant.start(qdrantFolder());
    return qdrant.url();
  }

  private Path qdrantFolder() {
    return home.resolve("qdrant");
  }

  /** Makes what the embedded parts hold durable; a real server does that itself. */
  public void flush() {
    if (mongo != null) {
      mongo.flush();
    }
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
    if (mongo != null) {
      mongo.close();
    }
    if (qdrant != null) {
      qdrant.close();
    }
  }
}
