package dev.gemel.clients.vector;

import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.CountResponse;
import io.qdrant.client.grpc.Points.CountResult;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PointsOperationResponse;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.QueryResponse;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.PointsGrpc.PointsImplBase;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Points by id, in one collection; records the requests. */
final class FakePoints extends PointsImplBase {
  final NavigableMap<String, PointStruct> stored = new ConcurrentSkipListMap<>();
  final List<UpsertPoints> upserts = new CopyOnWriteArrayList<>();
  final List<QueryPoints> queries = new CopyOnWriteArrayList<>();
  final List<CreateFieldIndexCollection> indexes = new CopyOnWriteArrayList<>();

  @Override
  public void upsert(UpsertPoints request, StreamObserver<PointsOperationResponse> out) {
    upserts.add(request);
    request.getPointsList().forEach(p -> stored.put(p.getId().getUuid(), p));
    done(out, PointsOperationResponse.getDefaultInstance());
  }

  @Override
  public void delete(DeletePoints request, StreamObserver<PointsOperationResponse> out) {
    request.getPoints().getPoints().getIdsList().forEach(id -> stored.remove(id.getUuid()));
    done(out, PointsOperationResponse.getDefaultInstance());
  }

  @Override
  public void createFieldIndex(
      CreateFieldIndexCollection request, StreamObserver<PointsOperationResponse> out) {
    indexes.add(request);
    done(out, PointsOperationResponse.getDefaultInstance());
  }

  @Override
  public void count(CountPoints request, StreamObserver<CountResponse> out) {
    CountResult result = CountResult.newBuilder().setCount(stored.size()).build();
    done(out, CountResponse.newBuilder().setResult(result).build());
  }

  @Override
  public void scroll(ScrollPoints request, StreamObserver<ScrollResponse> out) {
    List<PointStruct> rest =
        List.copyOf(stored.tailMap(request.getOffset().getUuid(), true).values());
    ScrollResponse.Builder response = ScrollResponse.newBuilder();
    rest.stream()
        .limit(request.getLimit())
        .forEach(
            p ->
                response.addResult(
                    RetrievedPoint.newBuilder().setId(p.getId()).putAllPayload(p.getPayloadMap())));
    if (rest.size() > request.getLimit()) {
      response.setNextPageOffset(rest.get(request.getLimit()).getId());
    }
    done(out, response.build());
  }

  /** Every point, all with the same score, in the reverse order of the ids. */
  @Override
  public void query(QueryPoints request, StreamObserver<QueryResponse> out) {
    queries.add(request);
    QueryResponse.Builder response = QueryResponse.newBuilder();
    stored
        .descendingMap()
        .values()
        .forEach(
            p ->
                response.addResult(
                    ScoredPoint.newBuilder()
                        .setId(p.getId())
                        .setScore(0.5f)
                        .putAllPayload(p.getPayloadMap())));
    done(out, response.build());
  }

  private static <T> void done(StreamObserver<T> out, T answer) {
    out.onNext(answer);
    out.onCompleted();
  }
}
