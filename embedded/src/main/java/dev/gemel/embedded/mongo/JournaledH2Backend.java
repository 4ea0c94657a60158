package dev.gemel.embedded.mongo;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * The H2 backend, committing only between commands.
 *
 * <p>MVStore's own background commit may fall between the write of a document and that of its index
 * entry; killed then, the file holds one without the other. Here every writing command holds the
 * shared side of a lock and a commit the exclusive side, so that the file always shows whole
 * commands. A command with write concern {@code j: true} is committed before it is answered;
 * commands waiting at that moment share one commit.
 */
final class JournaledH2Backend extends H2Backend {
  private static final Set<String> WRITES =
      Set.of(
          "insert",
          "update",
          "delete",
          "findAndModify",
          "findandmodify",
          "aggregate",
          "create",
          "createIndexes",
          "drop",
          "dropDatabase",
          "dropIndexes",
          "deleteIndexes",
          "renameCollection");

  /** Time MVStore may spend on compaction when the store closes, in milliseconds. */
  private static final int CLOSE_COMPACTION_MILLIS = 200;

  /**
   * A smaller file is closed as it is: there is little to win, and H2 2.3.232 has an assertion of
   * its own fail now and then when it moves the chunks of a small file.
   */
  private static final long COMPACTED_BYTES = 64L << 20;

  private final ReadWriteLock commandsOrCommit = new ReentrantReadWriteLock(true);
  private final Object commitLock = new Object();

  JournaledH2Backend(MVStore store) {
    super(store);
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    Document command = message.getDocument();
    if (!WRITES.contains(command.keySet().iterator().next())) {
      return super.handleMessage(message);
    }
    Document answer = handleWrite(message);
    if (command.get("writeConcern") instanceof Document concern
        && Boolean.TRUE.equals(concern.get("j"))) {
      commit();
    }
    return answer;
  }

  private Document handleWrite(MongoMessage message) {
    commandsOrCommit.readLock().lock();
    try {
      return super.handleMessage(message);
    } finally {
      commandsOrCommit.readLock().unlock();
    }
  }

  /** Writes all finished commands to the file, as one atomic step. */
  @Override
  public void commit() {
    synchronized (commitLock) {
      if (!getMvStore().hasUnsavedChanges()) {
        return;
      }
      commandsOrCommit.writeLock().lock();
      try {
        getMvStore().commit();
      } finally {
        commandsOrCommit.writeLock().unlock();
      }
    }
  }

  /** Commits, and asks the operating system to put the file on the device. */
  void sync() {
    commit();
    getMvStore().sync();
  }

  @Override
  public void close() {
    commit();
    boolean large = getMvStore().getFileStore().size() > COMPACTED_BYTES;
    getMvStore().close(large ? CLOSE_COMPACTION_MILLIS : 0);
    super.close();
  }
}
