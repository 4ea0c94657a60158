package dev.gemel.jobs.embed;

import dev.gemel.clients.vector.VectorStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes a collection that an older version made, with one vector for each point: Qdrant cannot
 * add the sparse one to it. The rules version has changed with the vectors, so that the run goes on
 * to write every chunk into a new collection. Searches find nothing, or a part, until it ends.
 */
final class CollectionUpgrade {
  private static final Logger LOG = LoggerFactory.getLogger(CollectionUpgrade.class);

  private CollectionUpgrade() {}

  /**
   * Removes the collection if it is outdated and all its points, if any, are this lake's.
   *
   * @throws dev.gemel.conf.ConfigException when it is outdated and holds points of others
   */
  static void apply(VectorStore qdrant, String collection, String lakeId) {
    // A lake without documents has no id to know its points by: it removes nothing.
    if (!Ownership.isKnown(lakeId) || !qdrant.isOutdated(collection)) {
      return;
    }
    Ownership.check(qdrant, collection, lakeId);
    LOG.warn("collection {} has no sparse vectors; it is built anew", collection);
    qdrant.deleteCollection(collection);
  }
}
