package dev.gemel.embedded.qdrant;

import java.io.Closeable;
import java.io.IOException;

/**
 * An open collection.
 *
 * @param folder its files
 * @param schema what its points look like
 * @param index its points
 * @param payloadIndexes the payload indexes clients declared
 */
record StoredCollection(
    CollectionFolder folder,
    CollectionSchema schema,
    CollectionIndex index,
    PayloadIndexes payloadIndexes)
    implements Closeable {

  /** Opens what a folder holds. */
  static StoredCollection open(CollectionFolder folder, CollectionSchema schema)
      throws IOException {
    return new StoredCollection(
        folder, schema, new CollectionIndex(folder.index()), new PayloadIndexes(folder));
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
