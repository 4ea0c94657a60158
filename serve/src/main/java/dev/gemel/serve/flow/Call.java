package dev.gemel.serve.flow;

import dev.gemel.serve.api.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request under way. It ends early, once, when its client goes, when a step takes longer than
 * it may, or when the service stops; then what was registered with {@link #onCancel} is run, which
 * is how a connection to the model is cut. Safe for several threads.
 */
public final class Call implements AutoCloseable {
  private final String traceId;
  private final ClientLink client;
  private final Runnable onClose;
  private final List<Runnable> actions = new ArrayList<>();
  private @Nullable ApiException reason;
  private @Nullable ApiException late;
  private long deadline;

  Call(String traceId, ClientLink client, Runnable onClose) {
    this.traceId = traceId;
    this.client = client;
    this.onClose = onClose;
  }

  /** A call that no client waits for and nothing limits, for the service's own questions. */
  public static Call detached(String traceId) {
    return new Call(traceId, ClientLink.NONE, () -> {});
  }

  /** The trace that this request belongs to, 32 hex digits. */
  public String traceId() {
    return traceId;
  }

  /** From now on the call fails with {@code failure} unless this is called again in time. */
  public synchronized void within(Duration limit, ApiException failure) {
    deadline = System.nanoTime() + limit.toNanos();
    late = failure;
  }

  /** Takes the limit of the present step away. */
  public synchronized void unlimited() {
    late = null;
  }

  /**
   * Runs {@code action} when the call is cancelled, at once if it is already. Actions must not
   * block.
   */
  public void onCancel(Runnable action) {
    synchronized (this) {
      if (reason == null) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /** Ends the call; only the first reason counts. */
  public void cancel(ApiException why) {
    List<Runnable> todo;
    synchronized (this) {
      if (reason != null) {
        return;
      }
      reason = why;
      todo = List.copyOf(actions);
    }
    todo.forEach(Runnable::run);
  }

  /** Why the call was cancelled; null while it was not. */
  public synchronized @Nullable ApiException cancelled() {
    return reason;
  }

  /**
   * @throws ApiException if the call was cancelled
   */
  public void check() {
    ApiException why = cancelled();
    if (why != null) {
      throw why;
    }
  }

  /** Looks whether the client is there and the step in time; called again and again. */
  void look() {
    if (cancelled() == null && client.gone()) {
      cancel(ApiException.clientGone());
    }
    ApiException failure;
    synchronized (this) {
      failure = late != null && System.nanoTime() - deadline > 0 ? late : null;
    }
    if (failure != null) {
      cancel(failure);
    }
  }

  /** The answer is made: the client and the time are not watched any more. */
  public void release() {
    unlimited();
    client.release();
  }

  /** The answer is sent, or will never be. */
  @Override
  public void close() {
    release();
    onClose.run();
  }
}
