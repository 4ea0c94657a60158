package dev.gemel.serve.model;

import dev.gemel.serve.upstream.Upstream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that is served. Follows its source while the service runs: the next request is answered
 * by the new model, those under way end with the old one. A new model that cannot be loaded changes
 * nothing.
 */
public final class Champion implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Champion.class);

  private final ModelSource source;
  private final Function<ServedModel, Upstream> loader;
  private final ScheduledExecutorService follower =
      Executors.newSingleThreadScheduledExecutor(Champion::thread);
  private @Nullable Loaded loaded;
  private @Nullable String problem;

  /**
   * @param loader makes what generates; may take long
   */
  public Champion(ModelSource source, Function<ServedModel, Upstream> loader) {
    this.source = source;
    this.loader = loader;
  }

  /** Looks for the model now, and from then on once in {@code every}. */
  public void follow(Duration every) {
    refresh();
    // It ends with the service, and catches what fails.
    var unused =
        follower.scheduleWithFixedDelay(
            this::refresh, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The model for one request, to be closed after it; empty while none is served. */
  public synchronized Optional<Loaded.Lease> lease() {
    return Optional.ofNullable(loaded).map(Loaded::lease);
  }

  /** What is served, if anything is. */
  public synchronized Optional<ServedModel> current() {
    return Optional.ofNullable(loaded).map(Loaded::model);
  }

  /** Why nothing, or not the newest, is served; for people. */
  public synchronized Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Looks once. Only one thread at a time. */
  void refresh() {
    try {
      Optional<ServedModel> wanted = source.current();
      if (wanted.isEmpty()) {
        note(current().isPresent() ? null : source.remedy());
      } else if (!wanted.equals(current())) {
        replace(wanted.get());
      } else {
        note(null);
      }
    } catch (RuntimeException e) {
      note(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private void replace(ServedModel model) {
    Loaded next = new Loaded(model, loader.apply(model));
    Loaded before;
    synchronized (this) {
      before = loaded;
      loaded = next;
      problem = null;
    }
    LOG.info("serves {} version {}", model.id(), model.version());
    if (before != null) {
      before.retire();
    }
  }

  private synchronized void note(@Nullable String what) {
    if (what != null && !what.equals(problem)) {
      LOG.warn("{}", what);
    }
    problem = what;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "serve-champion");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    follower.shutdownNow();
    synchronized (this) {
      if (loaded != null) {
        loaded.retire();
        loaded = null;
      }
    }
  }
}
