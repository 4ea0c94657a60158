package dev.gemel.jobs.dedup;

import static org.apache.spark.sql.functions.col;

import dev.gemel.jobs.lake.Changes;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Kept documents to {@code silver.signatures} and {@code silver.duplicates}. Equal texts are found
 * by hash, near ones by MinHash LSH and then by the exact containment of their shingle sets.
 * Signatures are made for what is new; pairs are found anew from all signatures, so that clusters
 * are a function of the documents, and only ids and sides remember the past ({@link ClusterIds},
 * {@link Sides}).
 */
public final class DedupJob implements Job {
  private final DedupConfig config;

  public DedupJob(DedupConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "dedup";
  }

  @Override
  public List<Table> inputs() {
    return List.of(SilverTables.DOCUMENTS);
  }

  @Override
  public List<Table> outputs() {
    return List.of(SilverTables.SIGNATURES, SilverTables.DUPLICATES);
  }

  @Override
  public Optional<String> outsideState(JobContext context) {
    return Optional.of(config.rulesVersion());
  }

  @Override
  public JobReport run(JobContext context) {
    Lake lake = context.lake();
    Dataset<Row> kept = lake.read(SilverTables.DOCUMENTS).filter("keep");
    Dataset<Row> documents =
        kept.select("document_id", "text_hash", "chars", "published_at")
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Changes signed = sign(lake, kept, documents);
      Found found = find(lake.read(SilverTables.SIGNATURES), documents);
      List<Assignment> assignments =
          Clusters.assign(
              members(documents, lake.read(SilverTables.DUPLICATES)),
              found.pairs(),
              config.testShare());
      Changes changes = write(context, assignments, documents);
      return report(assignments, found, signed, changes);
    } finally {
      documents.unpersist();
    }
  }

  /** Documents to rows of {@code silver.signatures}. */
  static Dataset<Row> transform(Dataset<Row> documents, DedupConfig config) {
    return documents.map(new SignatureMaker(config), Encoders.row(SignatureMaker.SCHEMA));
  }

  private Changes sign(Lake lake, Dataset<Row> kept, Dataset<Row> documents) {
    Dataset<Row> signatures = lake.read(SilverTables.SIGNATURES);
    Dataset<Row> current =
        signatures
            .filter(col("rules_version").equalTo(config.rulesVersion()))
            .select("document_id", "text_hash");
    Dataset<Row> pending =
        kept.join(current, new String[] {"document_id", "text_hash"}, "left_anti");
    return lake.apply(
        SilverTables.SIGNATURES, transform(pending, config), gone(signatures, documents));
  }

  private Found find(Dataset<Row> signatures, Dataset<Row> documents) {
    Dataset<Row> distinct =
        signatures
            .join(Pairs.firsts(documents).select("document_id"), "document_id")
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> buckets = Pairs.buckets(distinct, config).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> sizes = Pairs.sizes(buckets);
      Dataset<Row> near =
          Pairs.verified(Pairs.candidates(buckets, sizes, config), distinct, config);
      List<Pair> pairs =
          near.unionByName(Pairs.exact(documents)).collectAsList().stream()
              .map(r -> new Pair(r.getString(0), r.getString(1), r.getDouble(2)))
              .toList();
      return new Found(pairs, sizes.filter(col("count").gt(config.maxBucket())).count());
    } finally {
      buckets.unpersist();
      distinct.unpersist();
    }
  }

  private static List<Member> members(Dataset<Row> documents, Dataset<Row> duplicates) {
    return documents
        .join(
            duplicates.select("document_id", "cluster_id", "split"),
            new String[] {"document_id"},
            "left")
        .collectAsList()
        .stream()
        .map(DedupJob::member)
        .toList();
  }

  private static Member member(Row row) {
    Timestamp published = row.getAs("published_at");
    return new Member(
        row.getAs("document_id"),
        row.getAs("text_hash"),
        row.<Long>getAs("chars"),
        published == null ? null : published.getTime(),
        row.getAs("cluster_id"),
        row.getAs("split"));
  }

  private static Changes write(
      JobContext context, List<Assignment> assignments, Dataset<Row> documents) {
    SparkSession spark = context.spark();
    Dataset<Row> old = context.lake().read(SilverTables.DUPLICATES);
    List<Row> rows = assignments.stream().map(Assignment::row).toList();
    Dataset<Row> fresh = spark.createDataFrame(rows, SilverTables.DUPLICATES.schema());
    return context.lake().apply(SilverTables.DUPLICATES, fresh.except(old), gone(old, documents));
  }

  private static Dataset<Row> gone(Dataset<Row> table, Dataset<Row> documents) {
    return table
        .select("document_id")
        .join(documents.select("document_id"), new String[] {"document_id"}, "left_anti");
  }

  private static JobReport report(
      List<Assignment> assignments, Found found, Changes signed, Changes changes) {
    return JobReport.of(
            assignments.size(),
            signed.total() + changes.total(),
            assignments.size() - signed.upserted(),
            0)
        .with("signatures_made", signed.upserted())
        .with("clusters", assignments.stream().map(Assignment::clusterId).distinct().count())
        .with("exact", count(assignments, "exact"))
        .with("near", count(assignments, "near"))
        .with("buckets_over_limit", found.oversized())
        .with(
            "split_conflicts",
            assignments.stream().filter(a -> !a.split().equals(a.clusterSplit())).count());
  }

  private static long count(List<Assignment> assignments, String method) {
    return assignments.stream().filter(a -> a.method().equals(method)).count();
  }

  /** What comparing found: pairs, and buckets too large to name any. */
  private record Found(List<Pair> pairs, long oversized) {}
}
