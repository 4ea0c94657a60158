package dev.gemel.embedded.qdrant;

import dev.gemel.embedded.storage.DurableFiles;
import io.qdrant.client.grpc.Collections.CreateCollection;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/** The collections of one server. */
final class Catalog implements Closeable {
  private final Path root;
  private final ConcurrentSkipListMap<String, StoredCollection> collections =
      new ConcurrentSkipListMap<>();

  private Catalog(Path root) {
    this.root = root;
  }

  /** Opens what {@code root} holds and clears away what was being made or deleted. */
  static Catalog open(Path root) throws IOException {
    Catalog catalog = new Catalog(Files.createDirectories(root));
    try {
      for (Path folder : catalog.folders()) {
        catalog.openOrClear(new CollectionFolder(folder));
      }
      return catalog;
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(catalog);
      throw e;
    }
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.filter(Files::isDirectory).toList();
    }
  }

  private void openOrClear(CollectionFolder folder) throws IOException {
    if (!folder.isComplete()) {
      DurableFiles.deleteTree(folder.path());
      return;
    }
    CollectionSchema schema = CollectionSchema.of(folder.readSchema());
    collections.put(schema.name(), StoredCollection.open(folder, schema));
  }

  List<String> names() {
    return List.copyOf(collections.keySet());
  }

  boolean exists(String name) {
    return collections.containsKey(name);
  }

  /**
   * The collection called {@code name}.
   *
   * @throws io.grpc.StatusRuntimeException if there is none
   */
  StoredCollection get(String name) {
    StoredCollection collection = collections.get(name);
    if (collection == null) {
      throw Rejections.noCollection(name);
    }
    return collection;
  }

  synchronized void create(CreateCollection request) throws IOException {
    CollectionSchema schema = CollectionSchema.of(request);
    if (collections.containsKey(schema.name())) {
      throw Rejections.collectionExists(schema.name());
    }
    CollectionFolder folder = CollectionFolder.of(root, schema.name());
    folder.writeSchema(request);
    collections.put(schema.name(), StoredCollection.open(folder, schema));
  }

  /** Returns whether there was one. Reads under way end as if it were still there. */
  synchronized boolean delete(String name) throws IOException {
    StoredCollection collection = collections.remove(name);
    if (collection == null) {
      return false;
    }
    collection.close();
    collection.folder().delete();
    return true;
  }

  @Override
  public synchronized void close() throws IOException {
    IOUtils.close(collections.values());
    collections.clear();
  }
}
