package dev.gemel.clients.vector;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A real gRPC server with Qdrant's stubs over maps: enough to see what the client sends and how it
 * takes failures. It knows nothing of search; the embedded server is tested with the jobs.
 */
final class FakeQdrant implements AutoCloseable, ServerInterceptor {
  private static final Metadata.Key<String> API_KEY =
      Metadata.Key.of("api-key", Metadata.ASCII_STRING_MARSHALLER);

  final FakeCollections collections = new FakeCollections();
  final FakePoints points = new FakePoints();

  private final Server server;
  private final Deque<Status> failures = new ConcurrentLinkedDeque<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile @Nullable String key;
  private volatile boolean silent;

  FakeQdrant() throws IOException {
    this.server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(collections)
            .addService(points)
            .intercept(this)
            .build()
            .start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getPort();
  }

  /** The next calls fail so, in turn. */
  void failWith(Status... statuses) {
    failures.addAll(List.of(statuses));
  }

  /** From now on no call is answered. */
  void fallSilent() {
    silent = true;
  }

  /** The methods that were called, such as {@code Upsert}. */
  List<String> calls() {
    return calls;
  }

  @Nullable String key() {
    return key;
  }

  @Override
  public <A, B> ServerCall.Listener<A> interceptCall(
      ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
    calls.add(String.valueOf(call.getMethodDescriptor().getBareMethodName()));
    key = headers.get(API_KEY);
    Status failure = failures.poll();
    if (failure != null) {
      call.close(failure, new Metadata());
    }
    return failure != null || silent
        ? new ServerCall.Listener<>() {}
        : next.startCall(call, headers);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
