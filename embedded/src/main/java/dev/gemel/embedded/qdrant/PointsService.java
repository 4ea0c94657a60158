package dev.gemel.embedded.qdrant;

import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Collections.PayloadSchemaInfo;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Points.BatchResult;
import io.qdrant.client.grpc.Points.ClearPayloadPoints;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.CountResponse;
import io.qdrant.client.grpc.Points.CountResult;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeleteFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeletePayloadPoints;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.FieldType;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.GetResponse;
import io.qdrant.client.grpc.Points.PointsOperationResponse;
import io.qdrant.client.grpc.Points.QueryBatchPoints;
import io.qdrant.client.grpc.Points.QueryBatchResponse;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.QueryResponse;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.SearchBatchPoints;
import io.qdrant.client.grpc.Points.SearchBatchResponse;
import io.qdrant.client.grpc.Points.SearchPoints;
import io.qdrant.client.grpc.Points.SearchResponse;
import io.qdrant.client.grpc.Points.SetPayloadPoints;
import io.qdrant.client.grpc.Points.UpdateResult;
import io.qdrant.client.grpc.Points.UpdateStatus;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.PointsGrpc.PointsImplBase;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Qdrant's {@code Points} service; what is not overridden answers UNIMPLEMENTED. */
final class PointsService extends PointsImplBase {
  private final Catalog catalog;
  private final AtomicLong operations = new AtomicLong();

  PointsService(Catalog catalog) {
    this.catalog = catalog;
  }

  private interface Update {
    void apply() throws IOException;
  }

  private void update(StreamObserver<PointsOperationResponse> observer, Update update) {
    Answers.send(
        observer,
        clock -> {
          update.apply();
          return PointsOperationResponse.newBuilder()
              .setResult(
                  UpdateResult.newBuilder()
                      .setOperationId(operations.getAndIncrement())
                      .setStatus(UpdateStatus.Completed))
              .setTime(clock.seconds())
              .build();
        });
  }

  private PointUpdates updates(String collection) {
    return new PointUpdates(catalog.get(collection));
  }

  private PointQueries queries(String collection) {
    return new PointQueries(catalog.get(collection));
  }

  @Override
  public void upsert(UpsertPoints request, StreamObserver<PointsOperationResponse> observer) {
    update(observer, () -> updates(request.getCollectionName()).upsert(request));
  }

  @Override
  public void delete(DeletePoints request, StreamObserver<PointsOperationResponse> observer) {
    update(observer, () -> updates(request.getCollectionName()).delete(request));
  }

  @Override
  public void setPayload(
      SetPayloadPoints request, StreamObserver<PointsOperationResponse> observer) {
    update(observer, () -> updates(request.getCollectionName()).setPayload(request));
  }

  @Override
  public void overwritePayload(
      SetPayloadPoints request, StreamObserver<PointsOperationResponse> observer) {
    update(observer, () -> updates(request.getCollectionName()).overwritePayload(request));
  }

  @Override
  public void deletePayload(
      DeletePayloadPoints request, StreamObserver<PointsOperationResponse> observer) {
    update(observer, () -> updates(request.getCollectionName()).deletePayload(request));
  }

  @Override
  public void clearPayload(
      ClearPayloadPoints request, StreamObserver<PointsOperationResponse> observer) {
    update(observer, () -> updates(request.getCollectionName()).clearPayload(request));
  }

  @Override
  public void createFieldIndex(
      CreateFieldIndexCollection request, StreamObserver<PointsOperationResponse> observer) {
    update(
        observer,
        () ->
            catalog
                .get(request.getCollectionName())
                .payloadIndexes()
                .declare(request.getFieldName(), index(request)));
  }

  /** Field types and payload schema types have the same names; one counts from 0, one from 1. */
  private static PayloadSchemaInfo index(CreateFieldIndexCollection request) {
    if (request.getFieldType() == FieldType.UNRECOGNIZED) {
      throw Rejections.invalidField("field_type", request.getFieldTypeValue(), "is not known");
    }
    String type = request.getFieldType().name().replace("FieldType", "");
    return PayloadSchemaInfo.newBuilder()
        .setDataType(PayloadSchemaType.valueOf(type))
        .setParams(request.getFieldIndexParams())
        .build();
  }

  @Override
  public void deleteFieldIndex(
      DeleteFieldIndexCollection request, StreamObserver<PointsOperationResponse> observer) {
    update(
        observer,
        () ->
            catalog
                .get(request.getCollectionName())
                .payloadIndexes()
                .remove(request.getFieldName()));
  }

  @Override
  public void get(GetPoints request, StreamObserver<GetResponse> observer) {
    Answers.send(
        observer,
        clock ->
            GetResponse.newBuilder()
                .addAllResult(queries(request.getCollectionName()).get(request))
                .setTime(clock.seconds())
                .build());
  }

  @Override
  public void scroll(ScrollPoints request, StreamObserver<ScrollResponse> observer) {
    Answers.send(
        observer,
        clock ->
            queries(request.getCollectionName()).scroll(request).setTime(clock.seconds()).build());
  }

  @Override
  public void count(CountPoints request, StreamObserver<CountResponse> observer) {
    Answers.send(
        observer,
        clock -> {
          long count = queries(request.getCollectionName()).count(request);
          return CountResponse.newBuilder()
              .setResult(CountResult.newBuilder().setCount(count))
              .setTime(clock.seconds())
              .build();
        });
  }

  @Override
  public void query(QueryPoints request, StreamObserver<QueryResponse> observer) {
    Answers.send(
        observer,
        clock ->
            QueryResponse.newBuilder()
                .addAllResult(queries(request.getCollectionName()).query(request))
                .setTime(clock.seconds())
                .build());
  }

  @Override
  public void queryBatch(QueryBatchPoints request, StreamObserver<QueryBatchResponse> observer) {
    Answers.send(
        observer,
        clock -> {
          QueryBatchResponse.Builder response = QueryBatchResponse.newBuilder();
          PointQueries queries = queries(request.getCollectionName());
          for (QueryPoints query : request.getQueryPointsList()) {
            response.addResult(BatchResult.newBuilder().addAllResult(queries.query(query)));
          }
          return response.setTime(clock.seconds()).build();
        });
  }

  @Override
  public void search(SearchPoints request, StreamObserver<SearchResponse> observer) {
    Answers.send(
        observer,
        clock ->
            SearchResponse.newBuilder()
                .addAllResult(
                    queries(request.getCollectionName()).search(SearchRequest.of(request)))
                .setTime(clock.seconds())
                .build());
  }

  @Override
  public void searchBatch(SearchBatchPoints request, StreamObserver<SearchBatchResponse> observer) {
    Answers.send(
        observer,
        clock -> {
          SearchBatchResponse.Builder response = SearchBatchResponse.newBuilder();
          PointQueries queries = queries(request.getCollectionName());
          for (SearchPoints search : request.getSearchPointsList()) {
            response.addResult(
                BatchResult.newBuilder().addAllResult(queries.search(SearchRequest.of(search))));
          }
          return response.setTime(clock.seconds()).build();
        });
  }
}
