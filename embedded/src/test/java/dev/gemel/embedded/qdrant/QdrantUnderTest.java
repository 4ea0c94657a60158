package dev.gemel.embedded.qdrant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Common.PointId;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A server to test, embedded or the one that {@code GEMEL_TEST_QDRANT_URL} names, and a client. */
final class QdrantUnderTest implements AutoCloseable {
  private final @Nullable EmbeddedQdrant embedded;
  private final QdrantClient client;
  private final List<String> created = new ArrayList<>();

  private QdrantUnderTest(@Nullable EmbeddedQdrant embedded, String url) {
    this.embedded = embedded;
    this.client = client(url);
  }

  static QdrantUnderTest start(Path folder) {
    String url = System.getenv("GEMEL_TEST_QDRANT_URL");
    return url == null ? startEmbedded(folder) : new QdrantUnderTest(null, url);
  }

  static QdrantUnderTest startEmbedded(Path folder) {
    EmbeddedQdrant qdrant = EmbeddedQdrant.start(folder);
    return new QdrantUnderTest(qdrant, qdrant.url());
  }

  static QdrantClient client(String url) {
    URI uri = URI.create(url);
    return new QdrantClient(
        QdrantGrpcClient.newBuilder(uri.getHost(), uri.getPort(), false).build());
  }

  QdrantClient client() {
    return client;
  }

  /** Makes a collection of unnamed vectors with a name of its own. */
  String createCollection(int size, Distance distance) {
    String name = newName();
    get(client.createCollectionAsync(name, params(size, distance)));
    return name;
  }

  /** A name that nothing has; what is made under it is deleted at the end. */
  String newName() {
    String name = "gemel-test-" + UUID.randomUUID();
    created.add(name);
    return name;
  }

  static VectorParams params(int size, Distance distance) {
    return VectorParams.newBuilder().setSize(size).setDistance(distance).build();
  }

  static <T> T get(ListenableFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StatusRuntimeException status) {
        throw status;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asserts that a call is refused and returns the server's words. */
  static String refusal(Status.Code code, java.util.function.Supplier<ListenableFuture<?>> call) {
    var refused = assertThrows(StatusRuntimeException.class, () -> get(call.get()));
    assertEquals(code, refused.getStatus().getCode(), String.valueOf(refused.getMessage()));
    return String.valueOf(refused.getStatus().getDescription());
  }

  /** An id in short form: a number, or a UUID. */
  static String show(PointId id) {
    return id.hasNum() ? Long.toUnsignedString(id.getNum()) : id.getUuid();
  }

  @Override
  public void close() {
    if (embedded == null) {
      created.stream()
          .filter(name -> get(client.collectionExistsAsync(name)))
          .forEach(name -> get(client.deleteCollectionAsync(name)));
    }
    client.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
