package dev.gemel.jobs.crawl;

import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/** Asks the hosts of a partition, several at once; rows of {@link Outcome#SCHEMA}. */
final class FetchHosts implements MapPartitionsFunction<HostBatch, Row> {
  private static final long serialVersionUID = 1L;

  private final Round round;
  private final Broadcast<Seen> seen;

  FetchHosts(Round round, Broadcast<Seen> seen) {
    this.round = round;
    this.seen = seen;
  }

  @Override
  public Iterator<Row> call(Iterator<HostBatch> batches) {
    HostPool pool = new HostPool(round, seen.value(), batches);
    TaskContext task = TaskContext.get();
    TaskCompletionListener ending = done -> pool.close();
    task.addTaskCompletionListener(ending);
    return pool;
  }
}
