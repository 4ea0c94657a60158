package dev.gemel.clients.vector;

import org.jspecify.annotations.Nullable;

/** A call to the vector store that failed, after its retries if the failure could have passed. */
public final class VectorStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String collection;
  private final String url;

  VectorStoreException(
      String what, String collection, String url, String nextStep, @Nullable Throwable cause) {
    super("collection '%s' at %s: %s; %s".formatted(collection, url, what, nextStep), cause);
    this.collection = collection;
    this.url = url;
  }

  /** The collection that was addressed. */
  public String collection() {
    return collection;
  }

  /** The server that was addressed. */
  public String url() {
    return url;
  }
}
