package dev.gemel.clients.vector;

import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScrollResponse;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every point of a collection, one page in memory at a time. For one thread. */
final class ScrollIterator implements Iterator<RetrievedPoint> {
  private final Function<@Nullable PointId, ScrollResponse> pages;
  private Iterator<RetrievedPoint> page = Collections.emptyIterator();
  private @Nullable PointId next;
  private boolean last;

  /**
   * @param pages gives the page that starts at a point, or the first page for null
   */
  ScrollIterator(Function<@Nullable PointId, ScrollResponse> pages) {
    this.pages = pages;
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && !last) {
      ScrollResponse response = pages.apply(next);
      page = response.getResultList().iterator();
      last = !response.hasNextPageOffset();
      next = response.getNextPageOffset();
    }
    return page.hasNext();
  }

  @Override
  public RetrievedPoint next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }
}
