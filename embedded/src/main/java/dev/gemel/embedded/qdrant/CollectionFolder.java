package dev.gemel.embedded.qdrant;

import com.google.common.hash.Hashing;
import dev.gemel.embedded.storage.DurableFiles;
import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.CreateCollection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The folder of one collection: {@code collection.pb}, which is written last and makes it one,
 * {@code payload-indexes.pb} and {@code index/}.
 */
record CollectionFolder(Path path) {
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9_-]{1,100}");
  private static final String DELETED = "deleted~";

  /**
   * The folder of the collection {@code name}. Names that could clash or escape on some file system
   * are hashed.
   */
  static CollectionFolder of(Path root, String name) {
    String hash = Hashing.sha256().hashString(name, StandardCharsets.UTF_8).toString();
    return new CollectionFolder(root.resolve(PLAIN.matcher(name).matches() ? name : "~" + hash));
  }

  Path index() {
    return path.resolve("index");
  }

  private Path schemaFile() {
    return path.resolve("collection.pb");
  }

  private Path payloadIndexesFile() {
    return path.resolve("payload-indexes.pb");
  }

  /** Whether creation came to its end and deletion did not begin. */
  boolean isComplete() {
    return !path.getFileName().toString().startsWith(DELETED) && Files.exists(schemaFile());
  }

  CreateCollection readSchema() throws IOException {
    return CreateCollection.parseFrom(Files.readAllBytes(schemaFile()));
  }

  void writeSchema(CreateCollection schema) throws IOException {
    Files.createDirectories(index());
    DurableFiles.write(schemaFile(), schema.toByteArray());
  }

  /** Only the {@code payload_schema} of the answer is set. */
  CollectionInfo readPayloadIndexes() throws IOException {
    return Files.exists(payloadIndexesFile())
        ? CollectionInfo.parseFrom(Files.readAllBytes(payloadIndexesFile()))
        : CollectionInfo.getDefaultInstance();
  }

  void writePayloadIndexes(CollectionInfo info) throws IOException {
    DurableFiles.write(payloadIndexesFile(), info.toByteArray());
  }

  /** Removes the collection; interrupted, it is gone all the same. */
  void delete() throws IOException {
    Path doomed = path.resolveSibling(DELETED + UUID.randomUUID());
    Files.move(path, doomed);
    DurableFiles.deleteTree(doomed);
  }
}
