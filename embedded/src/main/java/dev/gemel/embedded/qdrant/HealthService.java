package dev.gemel.embedded.qdrant;

import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.QdrantGrpc.QdrantImplBase;
import io.qdrant.client.grpc.QdrantOuterClass.HealthCheckReply;
import io.qdrant.client.grpc.QdrantOuterClass.HealthCheckRequest;

/** Says that the server is there and whose protocol it speaks. */
final class HealthService extends QdrantImplBase {
  /** The version of Qdrant whose protocol is spoken; clients compare it with their own. */
  static final String PROTOCOL_VERSION = "1.18.3";

  @Override
  public void healthCheck(HealthCheckRequest request, StreamObserver<HealthCheckReply> observer) {
    Answers.send(
        observer,
        clock ->
            HealthCheckReply.newBuilder()
                .setTitle("Gemel embedded Qdrant")
                .setVersion(PROTOCOL_VERSION)
                .build());
  }
}
