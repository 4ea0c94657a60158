package dev.gemel.serve.model;

import dev.gemel.serve.upstream.Upstream;
import java.util.concurrent.atomic.AtomicBoolean;

/** A model in use: freed when it is retired and its last request has ended. */
public final class Loaded {
  private final ServedModel model;
  private final Upstream upstream;
  private int users;
  private boolean retired;

  Loaded(ServedModel model, Upstream upstream) {
    this.model = model;
    this.upstream = upstream;
  }

  ServedModel model() {
    return model;
  }

  /** For the thread that holds the champion: only a model that is not retired is given out. */
  synchronized Lease lease() {
    users++;
    return new Lease();
  }

  /** No request begins with it any more. */
  synchronized void retire() {
    retired = true;
    freeIfDone();
  }

  private synchronized void release() {
    users--;
    freeIfDone();
  }

  private void freeIfDone() {
    if (retired && users == 0) {
      upstream.close();
    }
  }

  /** The use of a model by one request. */
  public final class Lease implements AutoCloseable {
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Which model this is. */
    public ServedModel model() {
      return model;
    }

    /** What generates. */
    public Upstream upstream() {
      return upstream;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        release();
      }
    }
  }
}
