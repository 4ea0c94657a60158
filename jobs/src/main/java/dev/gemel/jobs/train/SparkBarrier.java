package dev.gemel.jobs.train;

import dev.gemel.conf.GemelException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.resource.ResourceProfile;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Ranks as the tasks of a barrier stage: they start together, and when one is lost Spark runs all
 * of them again, in a new attempt that resumes. The stage ends in a shuffle, since Spark repeats a
 * barrier stage only where its result is kept for another one. Its application should do nothing
 * else: dynamic allocation, which data jobs like, cannot be on.
 */
final class SparkBarrier implements TrainerBackend {
  private static final long POLL_MILLIS = 500;
  private static final String GROUP = "spark.jobGroup.id";
  private static final ClassTag<Integer> INTEGER = ClassTag$.MODULE$.apply(Integer.class);

  private final SparkContext spark;
  private final int ranks;
  private final Duration slotsTimeout;

  /**
   * @param ranks processes that train together
   * @param slotsTimeout how long to wait until so many tasks fit at once
   */
  SparkBarrier(SparkContext spark, int ranks, Duration slotsTimeout) {
    this.spark = spark;
    this.ranks = ranks;
    this.slotsTimeout = slotsTimeout;
  }

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public int run(Launch launch) throws InterruptedException {
    refuse(spark.getConf());
    // Merging and importing are one process's work.
    int tasks = launch.command().equals("train") ? ranks : 1;
    awaitSlots(tasks);
    String group = spark.getLocalProperty(GROUP);
    // Without a name the command line shows no tasks: how far the training is, its files tell.
    spark.setLocalProperty(GROUP, "");
    try {
      return worst(codes(launch, tasks));
    } catch (Exception e) {
      if (Thread.interrupted() || e instanceof InterruptedException) {
        spark.cancelAllJobs();
        throw new InterruptedException("training was interrupted");
      }
      if (e instanceof SparkException) {
        // Spark gave up; what the attempts left says why.
        return ExitCode.LOST;
      }
      throw e;
    } finally {
      spark.setLocalProperty(GROUP, group);
    }
  }

  private List<Integer> codes(Launch launch, int tasks) {
    JavaSparkContext java = JavaSparkContext.fromSparkContext(spark);
    List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
    RDD<Integer> ends =
        java.parallelize(numbers, tasks)
            .rdd()
            .barrier()
            .mapPartitions(new RankTask(launch), false, INTEGER);
    return JavaRDD.fromRDD(ends, INTEGER).repartition(1).collect();
  }

  /** The first code that is not 0. */
  private static int worst(List<Integer> codes) {
    return codes.stream().filter(c -> c != 0).findFirst().orElse(0);
  }

  private static void refuse(SparkConf conf) {
    if (conf.getDouble("spark.task.resource.gpu.amount", 0) > 1) {
      throw new GemelException(
          "--backend spark trains on one GPU for each task, and spark.task.resource.gpu.amount is %s; set it to 1 and raise train.ranks"
              .formatted(conf.get("spark.task.resource.gpu.amount")));
    }
    if (conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
      throw new GemelException(
          "--backend spark needs a fixed set of executors, and spark.dynamicAllocation.enabled is true (EMR's default); submit this training by itself with --set spark.spark.dynamicAllocation.enabled=false");
    }
  }

  /** Executors may still be registering. Spark itself would ask for ten minutes. */
  private void awaitSlots(int tasks) throws InterruptedException {
    ResourceProfile profile = spark.resourceProfileManager().defaultResourceProfile();
    long end = System.nanoTime() + slotsTimeout.toNanos();
    int slots = spark.maxNumConcurrentTasks(profile);
    while (slots < tasks && System.nanoTime() < end) {
      Thread.sleep(POLL_MILLIS);
      slots = spark.maxNumConcurrentTasks(profile);
    }
    if (slots < tasks) {
      throw new GemelException(
          "--backend spark: train.ranks is %d and only %d tasks fit at once (waited %d s); give the application more executors, cores or GPUs, or lower train.ranks"
              .formatted(tasks, slots, slotsTimeout.toSeconds()));
    }
  }
}
