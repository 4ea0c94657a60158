package dev.gemel.embedded.qdrant;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * The Lucene index of one collection: many readers, one writer at a time.
 *
 * <p>A write is on disk and visible to every later read when it returns.
 */
final class CollectionIndex implements Closeable {
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final ReentrantLock writing = new ReentrantLock();

  CollectionIndex(Path folder) throws IOException {
    this(folder, CollectionCodec.GRAPH_FROM);
  }

  /**
   * @param graphFrom the number of points from which a segment has a graph
   */
  CollectionIndex(Path folder, int graphFrom) throws IOException {
    directory = FSDirectory.open(folder);
    writer = new IndexWriter(directory, config(graphFrom));
    searchers = new SearcherManager(writer, null);
  }

  private static IndexWriterConfig config(int graphFrom) {
    // A commit that waits for merges takes up to half a second.
    return new IndexWriterConfig()
        .setCodec(new CollectionCodec(graphFrom))
        .setMaxFullFlushMergeWaitMillis(0);
  }

  /** Reads one state of the index. */
  interface Reading<T> {
    T read(IndexSearcher searcher) throws IOException;
  }

  /** Changes the index; the searcher shows every earlier write. */
  interface Writing {
    void write(IndexWriter writer, IndexSearcher searcher) throws IOException;
  }

  /**
   * Computes something from one unchanging state of the index.
   *
   * @throws AlreadyClosedException if the collection has been deleted meanwhile
   */
  <T> T read(Reading<T> reading) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return reading.read(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /** Applies a change, commits it to the disk and shows it to readers. */
  void write(Writing change) throws IOException {
    apply(change);
    // Outside the lock, so that writers that wait here share one commit.
    writer.commit();
    searchers.maybeRefreshBlocking();
  }

  private void apply(Writing change) throws IOException {
    writing.lock();
    try {
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      try {
        change.write(writer, searcher);
      } finally {
        searchers.release(searcher);
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(searchers, writer, directory);
  }
}
