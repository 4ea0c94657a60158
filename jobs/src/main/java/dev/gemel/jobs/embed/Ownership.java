package dev.gemel.jobs.embed;

import dev.gemel.clients.vector.VectorStore;
import dev.gemel.conf.ConfigException;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.SilverTables;

/**
 * One collection holds the chunks of one lake: two lakes that wrote into one would each delete the
 * other's points as stale. A lake is known by the id that Delta gave {@code silver.documents},
 * which stays when the lake is moved.
 */
final class Ownership {
  /** The payload field with the lake's id. */
  static final String FIELD = "lake_id";

  private static final String NONE = "none";

  private Ownership() {}

  /** The lake's id; the same word for every lake without documents, which writes no point. */
  static String lakeId(Lake lake) {
    return lake.tableId(SilverTables.DOCUMENTS).orElse(NONE);
  }

  /** Whether the lake has an id of its own. */
  static boolean isKnown(String lakeId) {
    return !lakeId.equals(NONE);
  }

  /**
   * Checks that no other lake has points in the collection.
   *
   * @throws ConfigException when one has
   */
  static void check(VectorStore qdrant, String collection, String lakeId) {
    long others = isKnown(lakeId) ? qdrant.countOthers(collection, FIELD, lakeId) : 0;
    if (others > 0) {
      throw new ConfigException(
          "qdrant.collection is %s, which holds %d points of another lake; name another collection, or delete this one"
              .formatted(collection, others));
    }
  }
}
