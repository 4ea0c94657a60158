package dev.gemel.jobs.embed;

import static org.apache.spark.sql.functions.col;

import dev.gemel.clients.embed.EmbeddingModel;
import dev.gemel.clients.vector.VectorStore;
import dev.gemel.jobs.lake.Changes;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Kept representative documents to {@code gold.chunks} and Qdrant. Points are written before the
 * table commits: a run cut in between embeds again and writes the same ids. When the collection and
 * the table hold different counts (a new server, a cut run), the collection is brought to the
 * table.
 */
public final class EmbedJob implements Job {
  private final EmbedConfig config;

  public EmbedJob(EmbedConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "embed";
  }

  @Override
  public List<Table> inputs() {
    return List.of(SilverTables.DOCUMENTS, SilverTables.DUPLICATES);
  }

  @Override
  public List<Table> outputs() {
    return List.of(GoldTables.CHUNKS);
  }

  @Override
  public Optional<String> outsideState(JobContext context) {
    String rules = config.rulesVersion(EmbeddingModel.digest(config.model().model()));
    return Optional.of(rules + " " + points(context));
  }

  /** Number of points in the collection, those of other lakes included: they must be reported. */
  private String points(JobContext context) {
    String collection = config.qdrant().collection();
    try (VectorStore qdrant = VectorStore.connect(config.store(context.services().qdrantUrl()))) {
      return qdrant.exists(collection) ? qdrant.count(collection) + " points" : "no collection";
    }
  }

  @Override
  public boolean changesOutside() {
    return true;
  }

  @Override
  public JobReport run(JobContext context) {
    EmbeddingModel model = EmbeddingModel.shared(config.model());
    String rules = config.rulesVersion(model.digest());
    Dataset<Row> chunks = context.lake().read(GoldTables.CHUNKS);
    Dataset<Row> documents =
        representatives(
            context.lake().read(SilverTables.DOCUMENTS),
            context.lake().read(SilverTables.DUPLICATES));
    long all = documents.count();
    Dataset<Row> pending = pending(documents, chunks, rules).persist();
    Dataset<Row> fresh =
        transform(pending, config, model.digest()).persist(StorageLevel.MEMORY_AND_DISK());
    try (VectorStore qdrant = VectorStore.connect(config.store(context.services().qdrantUrl()))) {
      String collection = config.qdrant().collection();
      String lakeId = Ownership.lakeId(context.lake());
      CollectionUpgrade.apply(qdrant, collection, lakeId);
      Ownership.check(qdrant, collection, lakeId);
      qdrant.ensureCollection(collection, model.dimension(), PointWriter.INDEXED);
      PointWriter points =
          new PointWriter(
              config.store(context.services().qdrantUrl()), collection, lakeId, config.words());
      long embedded = pending.count();
      Dataset<Row> stale = stale(chunks, documents, rules, fresh);
      fresh.foreachPartition(points);
      qdrant.delete(collection, stale.as(Encoders.STRING()).collectAsList());
      Changes changes = context.lake().apply(GoldTables.CHUNKS, fresh, stale);
      long repaired = new CollectionSync(config, context, qdrant, points).repair();
      return JobReport.of(all, changes.total() + repaired, all - embedded, 0)
          .with("chunks_embedded", changes.upserted())
          .with("chunks_deleted", changes.deleted())
          .with("points_repaired", repaired);
    } finally {
      fresh.unpersist();
      pending.unpersist();
    }
  }

  /** Documents to chunks with vectors. */
  static Dataset<Row> transform(Dataset<Row> documents, EmbedConfig config, String modelDigest) {
    return documents
        .repartition(config.partitions(), col("document_id"))
        .flatMap(new ChunkEmbedder(config, modelDigest), Encoders.row(ChunkEmbedder.SCHEMA));
  }

  /** Kept documents that stand for their cluster. */
  static Dataset<Row> representatives(Dataset<Row> documents, Dataset<Row> duplicates) {
    Dataset<Row> standing =
        duplicates
            .filter(col("document_id").equalTo(col("representative_id")))
            .select("document_id");
    return documents.filter("keep").join(standing, "document_id");
  }

  private static Dataset<Row> pending(Dataset<Row> documents, Dataset<Row> chunks, String rules) {
    Dataset<Row> done =
        chunks
            .filter(col("rules_version").equalTo(rules))
            .select("document_id", "document_hash")
            .distinct();
    return documents.join(done, new String[] {"document_id", "document_hash"}, "left_anti");
  }

  /** Chunks of documents that left, changed or were cut by other rules. */
  private static Dataset<Row> stale(
      Dataset<Row> chunks, Dataset<Row> documents, String rules, Dataset<Row> fresh) {
    Dataset<Row> current = documents.select("document_id", "document_hash");
    Dataset<Row> left =
        chunks.join(current, new String[] {"document_id", "document_hash"}, "left_anti");
    Dataset<Row> oldRules =
        chunks
            .filter(col("rules_version").notEqual(rules))
            .join(current, new String[] {"document_id", "document_hash"}, "left_semi");
    return left.unionByName(oldRules)
        .select("chunk_id")
        .join(fresh.select("chunk_id"), new String[] {"chunk_id"}, "left_anti");
  }
}
