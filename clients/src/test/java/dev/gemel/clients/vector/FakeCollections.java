package dev.gemel.clients.vector;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Collections.CollectionConfig;
import io.qdrant.client.grpc.Collections.CollectionExists;
import io.qdrant.client.grpc.Collections.CollectionExistsRequest;
import io.qdrant.client.grpc.Collections.CollectionExistsResponse;
import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.CollectionOperationResponse;
import io.qdrant.client.grpc.Collections.CollectionParams;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.DeleteCollection;
import io.qdrant.client.grpc.Collections.GetCollectionInfoRequest;
import io.qdrant.client.grpc.Collections.GetCollectionInfoResponse;
import io.qdrant.client.grpc.CollectionsGrpc.CollectionsImplBase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Collections by name. */
final class FakeCollections extends CollectionsImplBase {
  final Map<String, CollectionInfo> infos = new ConcurrentHashMap<>();

  /** How often to say "not there", as to one who asks just before another creates. */
  final AtomicInteger hidden = new AtomicInteger();

  @Override
  public void collectionExists(
      CollectionExistsRequest request, StreamObserver<CollectionExistsResponse> out) {
    boolean exists =
        hidden.getAndDecrement() <= 0 && infos.containsKey(request.getCollectionName());
    out.onNext(
        CollectionExistsResponse.newBuilder()
            .setResult(CollectionExists.newBuilder().setExists(exists))
            .build());
    out.onCompleted();
  }

  @Override
  public void create(CreateCollection request, StreamObserver<CollectionOperationResponse> out) {
    CollectionParams params =
        CollectionParams.newBuilder()
            .setVectorsConfig(request.getVectorsConfig())
            .setSparseVectorsConfig(request.getSparseVectorsConfig())
            .build();
    CollectionInfo info =
        CollectionInfo.newBuilder()
            .setConfig(CollectionConfig.newBuilder().setParams(params))
            .build();
    if (infos.putIfAbsent(request.getCollectionName(), info) != null) {
      out.onError(
          Status.INVALID_ARGUMENT
              .withDescription("Wrong input: Collection `c` already exists!")
              .asRuntimeException());
      return;
    }
    out.onNext(CollectionOperationResponse.newBuilder().setResult(true).build());
    out.onCompleted();
  }

  @Override
  public void delete(DeleteCollection request, StreamObserver<CollectionOperationResponse> out) {
    boolean deleted = infos.remove(request.getCollectionName()) != null;
    out.onNext(CollectionOperationResponse.newBuilder().setResult(deleted).build());
    out.onCompleted();
  }

  @Override
  public void get(GetCollectionInfoRequest request, StreamObserver<GetCollectionInfoResponse> out) {
    CollectionInfo info = infos.get(request.getCollectionName());
    if (info == null) {
      out.onError(Status.NOT_FOUND.withDescription("no such collection").asRuntimeException());
      return;
    }
    out.onNext(GetCollectionInfoResponse.newBuilder().setResult(info).build());
    out.onCompleted();
  }
}
