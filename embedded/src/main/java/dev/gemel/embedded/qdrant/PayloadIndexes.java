package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.PayloadSchemaInfo;
import java.io.IOException;
import java.util.Map;

/**
 * The payload indexes clients declared. Every payload value is indexed anyway, so they are only
 * remembered and reported.
 */
final class PayloadIndexes {
  private final CollectionFolder folder;
  private CollectionInfo declared;

  PayloadIndexes(CollectionFolder folder) throws IOException {
    this.folder = folder;
    this.declared = folder.readPayloadIndexes();
  }

  synchronized void declare(String path, PayloadSchemaInfo index) throws IOException {
    write(declared.toBuilder().putPayloadSchema(path, index).build());
  }

  synchronized void remove(String path) throws IOException {
    write(declared.toBuilder().removePayloadSchema(path).build());
  }

  private void write(CollectionInfo changed) throws IOException {
    folder.writePayloadIndexes(changed);
    declared = changed;
  }

  synchronized Map<String, PayloadSchemaInfo> all() {
    return declared.getPayloadSchemaMap();
  }
}
