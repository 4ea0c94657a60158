package dev.gemel.jobs.lake;

import io.delta.kernel.utils.CloseableIterator;
import java.util.Iterator;
import java.util.List;

/** Iterators as Delta Kernel takes them. */
final class Iterators {
  private Iterators() {}

  /** An iterator over {@code items} with nothing to close. */
  @SafeVarargs
  static <T> CloseableIterator<T> of(T... items) {
    Iterator<T> each = List.of(items).iterator();
    return new CloseableIterator<>() {
      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public T next() {
        return each.next();
      }

      @Override
      public void close() {}
    };
  }
}
