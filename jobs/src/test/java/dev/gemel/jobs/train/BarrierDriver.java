package dev.gemel.jobs.train;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * A driver of its own for {@link SparkBarrierIT}: two executors as processes, each with a GPU that
 * a script invents. Arguments: run folder, base folder, and {@code key=value} settings of Spark.
 */
public final class BarrierDriver {
  private BarrierDriver() {}

  public static void main(String[] args) throws Exception {
    Path runs = Path.of(args[0]);
    Path base = Path.of(args[1]);
    SparkConf conf = conf(runs);
    for (int i = 2; i < args.length; i++) {
      String[] pair = args[i].split("=", 2);
      conf.set(pair[0], pair[1]);
    }
    SparkContext spark = new SparkContext(conf);
    int code = 0;
    try {
      Attempts attempts =
          new Attempts(
              new SparkBarrier(spark, 2, Duration.ofSeconds(20)),
              FakeTrainer.trainer("lock"),
              runs,
              0,
              Duration.ofMillis(1),
              System.out);
      Attempts.Finished finished =
          attempts.finish(Fixture.work(base), new TrainProgress("sft", System.out));
      System.out.printf(
          "finished %s, attempts %d, resumed from step %s%n",
          finished.out(), finished.attempts(), finished.result().resumedStep());
    } catch (RuntimeException e) {
      System.out.println("failed: " + e.getMessage());
      code = 1;
    }
    spark.stop();
    // Spark leaves a thread behind a barrier stage that keeps a JVM alive.
    System.exit(code);
  }

  private static SparkConf conf(Path runs) throws Exception {
    Files.createDirectories(runs);
    Path script = runs.resolve("gpus.sh");
    Files.writeString(
        script, "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"3\", \"5\"]}'\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new SparkConf()
        .setAppName("barrier")
        .setMaster("local-cluster[2,1,1024]")
        .set("spark.executor.extraClassPath", classPath())
        .set("spark.executor.memory", "512m")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.worker.resource.gpu.amount", "2")
        .set("spark.worker.resource.gpu.discoveryScript", script.toString())
        .set("spark.executor.resource.gpu.amount", "1")
        .set("spark.task.resource.gpu.amount", "1");
  }

  private static String classPath() {
    return System.getProperty("java.class.path").replace(":", File.pathSeparator);
  }
}
