package dev.gemel.clients.vector;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Makes calls: waits for them, repeats those that failed for a reason that may pass, and says what
 * went wrong. Repeating is safe since every call of {@link VectorStore} is idempotent.
 */
final class Calls {
  private static final int ATTEMPTS = 6;
  private static final Duration FIRST_DELAY = Duration.ofMillis(200);
  private static final Duration LAST_DELAY = Duration.ofSeconds(5);

  private final String url;
  private final RetryPolicy<Object> policy;

  Calls(VectorStoreSpec spec, ManagedChannel channel) {
    this.url = spec.url();
    Duration half = spec.timeout().dividedBy(2);
    this.policy =
        RetryPolicy.builder()
            .handleIf(Calls::mayPass)
            .withBackoff(half.compareTo(FIRST_DELAY) < 0 ? half : FIRST_DELAY, LAST_DELAY)
            .withJitter(0.25)
            .withMaxAttempts(ATTEMPTS)
            .withMaxDuration(spec.timeout().multipliedBy(4))
            // Else gRPC would not look again before its own, longer back-off has passed.
            .onRetry(event -> channel.resetConnectBackoff())
            .build();
  }

  /**
   * @param what the call, for the message, such as {@code upsert of 256 points}
   * @throws VectorStoreException if it failed for good or the retry budget is spent
   */
  <T> T call(String collection, String what, Supplier<? extends Future<T>> call) {
    int[] attempts = {0};
    try {
      return Failsafe.with(policy)
          .get(
              () -> {
                attempts[0]++;
                return await(call.get());
              });
    } catch (StatusRuntimeException e) {
      IOException cause = portable(e);
      String detail = "%s failed (attempt %d): %s".formatted(what, attempts[0], cause.getMessage());
      throw new VectorStoreException(detail, collection, url, nextStep(e.getStatus()), cause);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new VectorStoreException(
          what + " failed: " + e.getCause(), collection, url, "run again", e);
    }
  }

  private static <T> T await(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StatusRuntimeException status) {
        throw status;
      }
      throw e;
    }
  }

  /**
   * gRPC's exceptions cannot be serialized, so none of them would get from a task to its driver.
   */
  private static IOException portable(StatusRuntimeException e) {
    String reason = e.getCause() == null ? "" : " (" + e.getCause() + ")";
    IOException copy = new IOException(e.getMessage() + reason);
    copy.setStackTrace(e.getStackTrace());
    return copy;
  }

  private static boolean mayPass(Throwable failure) {
    if (failure instanceof StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED;
    }
    return false;
  }

  private static String nextStep(Status status) {
    return switch (status.getCode()) {
      case UNAVAILABLE ->
          "check that Qdrant runs there and that the port is gRPC's (6334 by default, not 6333)";
      case DEADLINE_EXCEEDED -> "raise the timeout or check the server's load";
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          "check the key in the variable that apiKeyEnv names";
      case NOT_FOUND -> "create the collection first";
      case INVALID_ARGUMENT ->
          "check that the collection has these vectors and this dimension; one that an older version made must be built anew";
      case UNIMPLEMENTED -> "use a Qdrant server that offers this call (1.10 or newer)";
      default -> "see the server's log";
    };
  }
}
