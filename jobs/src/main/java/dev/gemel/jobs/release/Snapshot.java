package dev.gemel.jobs.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.trim;

import dev.gemel.conf.GemelException;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.run.DataException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of one release, checked: no cluster is on both sides, and no test row asks what a
 * training row of either dataset asks (such test rows are left out and counted). Close to free
 * memory.
 */
final class Snapshot implements AutoCloseable {
  private final Map<Part, Dataset<Row>> rows = new EnumMap<>(Part.class);
  private long leftOut;

  private Snapshot() {}

  /**
   * Reads and checks the datasets.
   *
   * @throws GemelException when there is no instruction
   * @throws DataException when a cluster is on both sides
   */
  static Snapshot of(Lake lake) {
    Snapshot snapshot = new Snapshot();
    Dataset<Row> instructions = lake.read(Part.SFT.table());
    if (instructions.isEmpty()) {
      throw new GemelException(EmptyRelease.why(lake));
    }
    Dataset<Row> preferences = lake.read(Part.DPO.table());
    checkClusters(instructions, preferences);
    Dataset<Row> asked = asked(instructions).union(asked(preferences)).distinct();
    snapshot.add(Part.SFT, instructions, asked);
    snapshot.add(Part.DPO, preferences, asked);
    return snapshot;
  }

  /** All rows of a part, both sides. */
  Dataset<Row> rows(Part part) {
    Dataset<Row> found = rows.get(part);
    if (found == null) {
      throw new IllegalStateException(part + " was not read");
    }
    return found;
  }

  /** The rows of one side, in the order of their ids. */
  Dataset<Row> rows(Part part, String split) {
    return rows(part).filter(col("split").equalTo(split)).orderBy(part.id());
  }

  /** Test rows that were left out because training asks the same. */
  long leftOut() {
    return leftOut;
  }

  /**
   * SHA-256 over every row as JSON, its fields in the order of their names, rows in the order of
   * their ids: the same rows give the same digest however Delta stores them.
   */
  String digest() {
    MessageDigest digest = Digests.sha256();
    for (Part part : Part.values()) {
      digest.update((part.folder() + "\n").getBytes(StandardCharsets.UTF_8));
      Iterator<String> lines =
          rows(part)
              .orderBy(part.id())
              .select(to_json(struct(sorted(part))))
              .as(Encoders.STRING())
              .toLocalIterator();
      while (lines.hasNext()) {
        digest.update((lines.next() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return Digests.hex(digest);
  }

  private void add(Part part, Dataset<Row> all, Dataset<Row> asked) {
    Dataset<Row> test = all.filter(col("split").equalTo("test"));
    Dataset<Row> clean =
        test.withColumn("asked", key())
            .join(asked, new String[] {"asked"}, "left_anti")
            .select(all.columns()[0], Arrays.copyOfRange(all.columns(), 1, all.columns().length));
    Dataset<Row> kept =
        all.filter(col("split").equalTo("train"))
            .unionByName(clean)
            .persist(StorageLevel.MEMORY_AND_DISK());
    rows.put(part, kept);
    leftOut += all.count() - kept.count();
  }

  private static Dataset<Row> asked(Dataset<Row> rows) {
    return rows.filter(col("split").equalTo("train")).select(key().as("asked"));
  }

  private static Column key() {
    return lower(trim(col("instruction")));
  }

  private static void checkClusters(Dataset<Row> instructions, Dataset<Row> preferences) {
    Dataset<Row> sides =
        instructions
            .select("cluster_id", "split")
            .union(preferences.select("cluster_id", "split"))
            .distinct();
    List<Row> both =
        sides
            .groupBy("cluster_id")
            .count()
            .filter(col("count").gt(1))
            .orderBy("cluster_id")
            .takeAsList(1);
    if (!both.isEmpty()) {
      throw new DataException(
          ("cluster %s has rows for training and for test; the datasets were made from different"
                  + " states of silver.duplicates: run `gemel instruct` and `gemel prefer` again")
              .formatted(both.get(0).getString(0)));
    }
  }

  private static Column[] sorted(Part part) {
    return Arrays.stream(part.table().columnNames())
        .sorted()
        .map(n -> col(n))
        .toArray(Column[]::new);
  }

  @Override
  public void close() {
    rows.values().forEach(Dataset::unpersist);
  }
}
