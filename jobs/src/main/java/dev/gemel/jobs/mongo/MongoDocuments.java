package dev.gemel.jobs.mongo;

import static org.apache.spark.sql.functions.col;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.run.Services;
import dev.gemel.jobs.table.MongoTables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.bson.Document;

/**
 * The documents of MongoDB through the MongoDB Spark Connector. A schema is always given, so that
 * nothing is sampled; the partitioner pages by {@code _id}, which every server supports.
 */
public final class MongoDocuments {
  private static final String PARTITIONER =
      "com.mongodb.spark.sql.connector.read.partitioner.PaginateIntoPartitionsPartitioner";

  /** Documents asked for by id are pushed down up to this many; above, the collection is read. */
  private static final int MAX_PUSHED_IDS = 1_000;

  /** Collection and id of the mark that tells when documents were changed. */
  private static final String STATE = "gemel_state";

  private static final String CHANGED = "documents";
  private static final String AUTHORS = "authors";

  private final SparkSession spark;
  private final MongoConfig config;
  private final Services services;
  private final String uri;

  /** Starts the embedded server when that is configured. */
  public MongoDocuments(SparkSession spark, Services services, MongoConfig config) {
    this.spark = spark;
    this.config = config;
    this.services = services;
    this.uri = services.mongoUri();
  }

  /**
   * The state of the documents in words: how many there are, and when they were last changed
   * through this class. An edit by another program that leaves the counts alone does not show.
   *
   * @throws GemelException when the server does not answer
   */
  public String state() {
    try {
      MongoDatabase database = services.mongoClient().getDatabase(config.database());
      Document changed = database.getCollection(STATE).find(Filters.eq("_id", CHANGED)).first();
      String counts =
          Arrays.stream(DocumentKind.values())
              .map(k -> k + "=" + database.getCollection(k.collection()).estimatedDocumentCount())
              .collect(Collectors.joining(" "));
      return counts
          + " authors="
          + database.getCollection(AUTHORS).estimatedDocumentCount()
          + " "
          + (changed == null ? "never" : changed.getString("by"));
    } catch (MongoException e) {
      throw unanswered(e);
    }
  }

  /** Marks the documents as changed; before and after a change, so that a cut one shows too. */
  private void changing() {
    services
        .mongoClient()
        .getDatabase(config.database())
        .getCollection(STATE)
        .replaceOne(
            Filters.eq("_id", CHANGED),
            new Document("_id", CHANGED).append("by", UUID.randomUUID().toString()),
            new ReplaceOptions().upsert(true));
  }

  /** Every document without its content. */
  public Dataset<Row> headers() {
    return all(MongoTables.DOCUMENTS.schema()).drop("content");
  }

  /** The whole documents with {@code ids}. */
  public Dataset<Row> read(List<String> ids) {
    Dataset<Row> all = all(MongoTables.DOCUMENTS.schema());
    if (ids.size() <= MAX_PUSHED_IDS) {
      return all.filter(col("_id").isInCollection(ids));
    }
    Dataset<Row> wanted =
        spark.createDataset(ids, org.apache.spark.sql.Encoders.STRING()).toDF("_id");
    return all.join(wanted, "_id");
  }

  /** Inserts or replaces {@code documents} by {@code _id}, each in the collection of its kind. */
  public void upsert(Dataset<Row> documents) {
    changing();
    for (DocumentKind kind : DocumentKind.values()) {
      write(kind.collection(), documents.filter(col("kind").equalTo(kind.column())));
    }
    changing();
  }

  /** Inserts or replaces authors: {@code _id}, {@code full_name}. */
  public void upsertAuthors(Dataset<Row> authors) {
    write(AUTHORS, authors);
  }

  /** Deletes {@code ids} from the collection of {@code kind}. */
  public void delete(DocumentKind kind, List<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    changing();
    services
        .mongoClient()
        .getDatabase(config.database())
        .getCollection(kind.collection())
        .deleteMany(Filters.in("_id", ids));
    changing();
  }

  /**
   * Fails early, in one line, when the server is not there: the connector would retry for minutes
   * and then show its own trace.
   */
  public void ping() {
    try {
      services.mongoClient().getDatabase(config.database()).runCommand(new Document("ping", 1));
    } catch (MongoException e) {
      throw unanswered(e);
    }
  }

  private static GemelException unanswered(MongoException e) {
    return new GemelException(
        "MongoDB does not answer (%s); check mongodb.uri and that the server runs"
            .formatted(e.getClass().getSimpleName()),
        e);
  }

  private Dataset<Row> all(StructType schema) {
    return Arrays.stream(DocumentKind.values())
        .map(kind -> collection(kind.collection(), schema))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private Dataset<Row> collection(String name, StructType schema) {
    Column[] columns = Arrays.stream(schema.fieldNames()).map(c -> col(c)).toArray(Column[]::new);
    DataFrameReader reader =
        spark
            .read()
            .format("mongodb")
            .options(options(name))
            .option("partitioner", PARTITIONER)
            .schema(schema);
    return reader.load().select(columns);
  }

  private void write(String collection, Dataset<Row> rows) {
    rows.write()
        .format("mongodb")
        .options(options(collection))
        .option("operationType", "replace")
        .option("maxBatchSize", String.valueOf(config.batch()))
        .mode(SaveMode.Append)
        .save();
  }

  private Map<String, String> options(String collection) {
    return Map.of("connection.uri", uri, "database", config.database(), "collection", collection);
  }
}
