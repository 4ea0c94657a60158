package dev.gemel.jobs.load;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;

import dev.gemel.jobs.mongo.DocumentKind;
import dev.gemel.jobs.mongo.MongoDocuments;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.run.Rejects;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.Table;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * {@code bronze.pages} to MongoDB. Pages that are no documents (listings, feeds, binaries), pages
 * that are another name of a document, and pages that their server no longer has are rejected with
 * a reason. What is up to date is told from the state of MongoDB and of {@code ops.rejects}, so a
 * cut run goes on where it stood.
 */
public final class LoadJob implements Job {
  /** Raised when the same page would give another document. */
  private static final String LOADER = "load-2";

  private static final String ALIAS = "alias";
  private static final String ALIAS_DETAIL = "another page of ";

  private final LoadConfig config;

  public LoadJob(LoadConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "load";
  }

  @Override
  public List<Table> inputs() {
    return List.of(BronzeTables.PAGES, BronzeTables.FETCHES);
  }

  @Override
  public List<Table> outputs() {
    return List.of();
  }

  @Override
  public Optional<String> outsideState(JobContext context) {
    MongoDocuments mongo = new MongoDocuments(context.spark(), context.services(), config.mongo());
    return Optional.of(LOADER + " " + mongo.state());
  }

  @Override
  public boolean changesOutside() {
    return true;
  }

  @Override
  public JobReport run(JobContext context) {
    MongoDocuments mongo = new MongoDocuments(context.spark(), context.services(), config.mongo());
    mongo.ping();
    Rejects rejects = new Rejects(context.lake(), name());
    Dataset<Row> pages =
        versioned(
            Absences.marked(
                context.lake().read(BronzeTables.PAGES),
                context.lake().read(BronzeTables.FETCHES)));
    Pass first = pass(mongo, rejects, pages);
    // A page that was another name of a document that left may be a document of its own.
    Pass second = first.removed() > 0 ? pass(mongo, rejects, pages) : Pass.NONE;
    long all = context.lake().rows(BronzeTables.PAGES);
    long judged = first.judged() + second.judged();
    return JobReport.of(
            all, first.changed() + second.changed(), Math.max(all - judged, 0), rejects.count())
        .with("documents_removed", first.removed() + second.removed());
  }

  /** What one pass did: pages judged, documents written, documents removed. */
  private record Pass(long judged, long written, long removed) {
    static final Pass NONE = new Pass(0, 0, 0);

    long changed() {
      return written + removed;
    }
  }

  /** Deletes first, then rejects, then documents: whatever a cut leaves undone is pending again. */
  private Pass pass(MongoDocuments mongo, Rejects rejects, Dataset<Row> pages) {
    // Checkpointed, not cached: each is read several times, and a plan that holds its ancestors'
    // plans costs more than the work. An executor that is lost fails the pass, which is run again.
    Dataset<Row> headers = mongo.headers().localCheckpoint();
    Dataset<Row> fresh =
        transform(pending(pages, headers, rejects.read()), config).localCheckpoint();
    long judged = fresh.count();
    if (judged == 0) {
      return Pass.NONE;
    }
    Dataset<Row> ranked = ranked(fresh, headers).localCheckpoint();
    List<Row> stale = stale(fresh, ranked, headers).collectAsList();
    Withdrawals.check(fresh, headers, config.maxWithdrawnShare());
    remove(mongo, stale);
    rejects.update(rejected(ranked), accepted(ranked));
    return new Pass(judged, write(mongo, ranked), stale.size());
  }

  /** Pages to documents: columns of {@link PageToDocument#SCHEMA}. */
  static Dataset<Row> transform(Dataset<Row> pages, LoadConfig config) {
    return pages.map(
        new PageToDocument(config.maxDocumentBytes()), Encoders.row(PageToDocument.SCHEMA));
  }

  private static Dataset<Row> versioned(Dataset<Row> pages) {
    return pages.withColumn(
        "record_version", concat_ws("/", lit(LOADER), col("content_hash"), col(Absences.REASON)));
  }

  /**
   * Pages whose document or rejection was made from another version of them, or never. Another name
   * of a document counts as known only while that document is there, so that a run cut after it
   * left judges the name again.
   */
  private static Dataset<Row> pending(
      Dataset<Row> pages, Dataset<Row> headers, Dataset<Row> rejects) {
    Column isAlias = col("reason").equalTo(ALIAS);
    Dataset<Row> links = headers.select(concat(lit(ALIAS_DETAIL), col("link")).as("detail"));
    Dataset<Row> standing =
        rejects
            .filter(not(isAlias))
            .select("record_id", "record_version")
            .union(
                rejects
                    .filter(isAlias)
                    .join(links, new String[] {"detail"}, "left_semi")
                    .select("record_id", "record_version"));
    Dataset<Row> known = headers.select("page_id", "record_version").union(standing);
    return pages.join(
        known,
        pages
            .col("page_id")
            .equalTo(known.col("page_id"))
            .and(pages.col("record_version").equalTo(known.col("record_version"))),
        "left_anti");
  }

  /**
   * New documents beside the stored ones of the same id, the page that stands for the document
   * first: the one at the canonical URL, then the smallest URL.
   */
  private static Dataset<Row> ranked(Dataset<Row> fresh, Dataset<Row> headers) {
    Dataset<Row> documents = fresh.filter(col("reason").isNull()).withColumn("stored", lit(false));
    Dataset<Row> stored =
        headers
            .join(documents.select("_id").distinct(), "_id")
            .join(fresh.select("page_id"), new String[] {"page_id"}, "left_anti")
            .withColumn("content", lit(null).cast("string"))
            .withColumn("reason", lit(null).cast("string"))
            .withColumn("detail", lit(null).cast("string"))
            .withColumn("stored", lit(true));
    Column rank =
        row_number()
            .over(
                Window.partitionBy("_id")
                    .orderBy(desc("canonical"), asc("page_url"), asc("page_id")));
    return documents
        .unionByName(stored)
        .withColumn("rank", rank)
        .unionByName(
            fresh
                .filter(col("reason").isNotNull())
                .withColumn("stored", lit(false))
                .withColumn("rank", lit(1)));
  }

  /**
   * Stored documents ({@code _id}, kind, link) whose page was judged anew and is no longer theirs:
   * it is no document now, or another one, or of another kind.
   */
  static Dataset<Row> stale(Dataset<Row> fresh, Dataset<Row> ranked, Dataset<Row> headers) {
    Dataset<Row> current =
        ranked.filter("reason is null and rank = 1 and not stored").select("_id", "kind");
    Dataset<Row> kept = ranked.filter("reason is null").select("_id").distinct();
    Dataset<Row> left =
        headers
            .join(fresh.select("page_id"), new String[] {"page_id"}, "left_semi")
            .join(kept, new String[] {"_id"}, "left_anti");
    Dataset<Row> moved =
        headers
            .join(current.select(col("_id"), col("kind").as("now")), "_id")
            .filter(col("kind").notEqual(col("now")));
    return left.select("_id", "kind", "link").union(moved.select("_id", "kind", "link"));
  }

  private static void remove(MongoDocuments mongo, List<Row> stale) {
    for (DocumentKind kind : DocumentKind.values()) {
      mongo.delete(
          kind,
          stale.stream()
              .filter(r -> kind.column().equals(r.getString(1)))
              .map(r -> r.getString(0))
              .toList());
    }
  }

  private static long write(MongoDocuments mongo, Dataset<Row> ranked) {
    Dataset<Row> winners =
        ranked
            .filter("reason is null and rank = 1 and not stored")
            .select(columns(PageToDocument.documentColumns()));
    long count = winners.count();
    if (count > 0) {
      mongo.upsertAuthors(
          winners
              .select(col("author_id").as("_id"), col("author_full_name").as("full_name"))
              .dropDuplicates("_id"));
      mongo.upsert(winners);
    }
    return count;
  }

  private static Dataset<Row> rejected(Dataset<Row> ranked) {
    Dataset<Row> failed = ranked.filter(col("reason").isNotNull());
    Dataset<Row> aliases =
        ranked
            .filter("reason is null and rank > 1")
            .withColumn("reason", lit(ALIAS))
            .withColumn("detail", concat(lit(ALIAS_DETAIL), col("link")));
    return failed
        .unionByName(aliases)
        .select(
            col("page_id").as("record_id"),
            col("record_version"),
            col("reason"),
            col("detail"),
            lit(null).cast("string").as("original"));
  }

  private static Dataset<Row> accepted(Dataset<Row> ranked) {
    return ranked.filter("reason is null and rank = 1").select(col("page_id").as("record_id"));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(n -> col(n)).toArray(Column[]::new);
  }
}
