package dev.gemel.embedded.qdrant;

import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Collections.CollectionConfig;
import io.qdrant.client.grpc.Collections.CollectionDescription;
import io.qdrant.client.grpc.Collections.CollectionExists;
import io.qdrant.client.grpc.Collections.CollectionExistsRequest;
import io.qdrant.client.grpc.Collections.CollectionExistsResponse;
import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.CollectionOperationResponse;
import io.qdrant.client.grpc.Collections.CollectionParams;
import io.qdrant.client.grpc.Collections.CollectionStatus;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.DeleteCollection;
import io.qdrant.client.grpc.Collections.GetCollectionInfoRequest;
import io.qdrant.client.grpc.Collections.GetCollectionInfoResponse;
import io.qdrant.client.grpc.Collections.ListCollectionsRequest;
import io.qdrant.client.grpc.Collections.ListCollectionsResponse;
import io.qdrant.client.grpc.Collections.OptimizerStatus;
import io.qdrant.client.grpc.CollectionsGrpc.CollectionsImplBase;
import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;

/** Qdrant's {@code Collections} service; what is not overridden answers UNIMPLEMENTED. */
final class CollectionsService extends CollectionsImplBase {
  private final Catalog catalog;

  CollectionsService(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void create(
      CreateCollection request, StreamObserver<CollectionOperationResponse> observer) {
    Answers.send(
        observer,
        clock -> {
          catalog.create(request);
          return done(true, clock);
        });
  }

  @Override
  public void delete(
      DeleteCollection request, StreamObserver<CollectionOperationResponse> observer) {
    Answers.send(observer, clock -> done(catalog.delete(request.getCollectionName()), clock));
  }

  private static CollectionOperationResponse done(boolean result, Answers.Stopwatch clock) {
    return CollectionOperationResponse.newBuilder()
        .setResult(result)
        .setTime(clock.seconds())
        .build();
  }

  @Override
  public void list(
      ListCollectionsRequest request, StreamObserver<ListCollectionsResponse> observer) {
    Answers.send(
        observer,
        clock -> {
          ListCollectionsResponse.Builder response = ListCollectionsResponse.newBuilder();
          for (String name : catalog.names()) {
            response.addCollections(CollectionDescription.newBuilder().setName(name));
          }
          return response.setTime(clock.seconds()).build();
        });
  }

  @Override
  public void collectionExists(
      CollectionExistsRequest request, StreamObserver<CollectionExistsResponse> observer) {
    Answers.send(
        observer,
        clock ->
            CollectionExistsResponse.newBuilder()
                .setResult(
                    CollectionExists.newBuilder()
                        .setExists(catalog.exists(request.getCollectionName())))
                .setTime(clock.seconds())
                .build());
  }

  @Override
  public void get(
      GetCollectionInfoRequest request, StreamObserver<GetCollectionInfoResponse> observer) {
    Answers.send(
        observer,
        clock ->
            GetCollectionInfoResponse.newBuilder()
                .setResult(info(catalog.get(request.getCollectionName())))
                .setTime(clock.seconds())
                .build());
  }

  private static CollectionInfo info(StoredCollection collection) throws IOException {
    return collection.index().read(searcher -> info(collection, searcher));
  }

  private static CollectionInfo info(StoredCollection collection, IndexSearcher searcher) {
    long points = searcher.getIndexReader().numDocs();
    return CollectionInfo.newBuilder()
        .setStatus(CollectionStatus.Green)
        .setOptimizerStatus(OptimizerStatus.newBuilder().setOk(true))
        .setPointsCount(points)
        .setIndexedVectorsCount(points)
        .setSegmentsCount(searcher.getIndexReader().leaves().size())
        .setConfig(config(collection.schema().request()))
        .putAllPayloadSchema(collection.payloadIndexes().all())
        .build();
  }

  private static CollectionConfig config(CreateCollection request) {
    return CollectionConfig.newBuilder()
        .setParams(
            CollectionParams.newBuilder()
                .setShardNumber(1)
                .setVectorsConfig(request.getVectorsConfig())
                .setSparseVectorsConfig(request.getSparseVectorsConfig()))
        .setHnswConfig(request.getHnswConfig())
        .setOptimizerConfig(request.getOptimizersConfig())
        .putAllMetadata(request.getMetadataMap())
        .build();
  }
}
