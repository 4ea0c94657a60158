package dev.gemel.embedded.qdrant;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one gRPC call with one message or one status. */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private Answers() {}

  /** Computes an answer from the time the call began. */
  interface Computation<T> {
    /**
     * @param clock seconds since the call began
     */
    T compute(Stopwatch clock) throws Exception;
  }

  /** Seconds since a call began, for the {@code time} field of answers. */
  static final class Stopwatch {
    private final long start = System.nanoTime();

    double seconds() {
      return (System.nanoTime() - start) / 1e9;
    }
  }

  /** Sends what {@code computation} returns, or the status of what it throws. */
  static <T> void send(StreamObserver<T> observer, Computation<T> computation) {
    T answer;
    try {
      answer = computation.compute(new Stopwatch());
    } catch (StatusRuntimeException e) {
      observer.onError(e);
      return;
    } catch (IndexSearcher.TooManyClauses e) {
      observer.onError(Rejections.invalid("The filter has too many conditions: " + e.getMessage()));
      return;
    } catch (AlreadyClosedException e) {
      observer.onError(
          Status.UNAVAILABLE
              .withDescription("The collection was deleted, or the server is stopping")
              .withCause(e)
              .asRuntimeException());
      return;
    } catch (Exception e) {
      LOG.error("Request failed", e);
      observer.onError(
          Status.INTERNAL.withDescription("Service internal error: " + e).asRuntimeException());
      return;
    }
    observer.onNext(answer);
    observer.onCompleted();
  }
}
