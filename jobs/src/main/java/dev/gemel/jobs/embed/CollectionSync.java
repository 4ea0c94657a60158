package dev.gemel.jobs.embed;

import static org.apache.spark.sql.functions.col;

import dev.gemel.clients.vector.VectorId;
import dev.gemel.clients.vector.VectorStore;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.table.GoldTables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Brings the Qdrant collection to what {@code gold.chunks} says, when their counts differ. */
final class CollectionSync {
  private final EmbedConfig config;
  private final JobContext context;
  private final VectorStore qdrant;
  private final PointWriter points;

  CollectionSync(EmbedConfig config, JobContext context, VectorStore qdrant, PointWriter points) {
    this.config = config;
    this.context = context;
    this.qdrant = qdrant;
    this.points = points;
  }

  /** Points written or deleted; 0 when the counts agree. */
  long repair() {
    String collection = config.qdrant().collection();
    Dataset<Row> chunks = context.lake().read(GoldTables.CHUNKS);
    if (qdrant.count(collection) == chunks.count()) {
      return 0;
    }
    Set<String> wanted =
        new HashSet<>(chunks.select("chunk_id").as(Encoders.STRING()).collectAsList());
    List<String> extra = new ArrayList<>();
    try (Stream<VectorId> ids = qdrant.scrollIds(collection, null)) {
      ids.forEach(id -> sort(id.id(), wanted, extra));
    }
    qdrant.delete(collection, extra);
    chunks.filter(col("chunk_id").isInCollection(wanted)).foreachPartition(points);
    return (long) extra.size() + wanted.size();
  }

  /** What remains in {@code wanted} is missing from the collection. */
  private static void sort(String id, Set<String> wanted, List<String> extra) {
    if (!wanted.remove(id)) {
      extra.add(id);
    }
  }
}
