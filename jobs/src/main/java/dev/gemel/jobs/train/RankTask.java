package dev.gemel.jobs.train;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.util.TaskCompletionListener;
import scala.collection.JavaConverters;
import scala.runtime.AbstractFunction1;

/**
 * One rank of a distributed training, as a task of a barrier stage. It answers with one exit code.
 * A rank that is lost, or that another attempt may help, fails its task, so that Spark runs all
 * ranks again; a rank that ends for good leaves a note, so that its peers do not wait for it.
 */
final class RankTask
    extends AbstractFunction1<
        scala.collection.Iterator<Integer>, scala.collection.Iterator<Integer>>
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long POLL_MILLIS = 200;
  private static final String ENDED = "ended-";

  private final Launch launch;

  RankTask(Launch launch) {
    this.launch = launch;
  }

  @Override
  public scala.collection.Iterator<Integer> apply(scala.collection.Iterator<Integer> rows) {
    try {
      Iterator<Integer> code = List.of(run(BarrierTaskContext.get())).iterator();
      return JavaConverters.asScalaIteratorConverter(code).asScala();
    } catch (IOException e) {
      throw new IllegalStateException("rank could not run its trainer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TaskKilledException("interrupted");
    }
  }

  private int run(BarrierTaskContext context) throws IOException, InterruptedException {
    int rank = context.partitionId();
    int attempt = launch.firstAttempt() + context.stageAttemptNumber();
    try (Rendezvous port = Rendezvous.reserve()) {
      if (rank == 0) {
        launch.prepare(attempt);
      }
      // Everybody waits here until the spec is written, and learns where rank 0 will listen.
      String place = rank == 0 ? host(context) + ":" + port.port() : "";
      String[] places = context.allGather(place);
      Launch.Start start =
          launch.start(attempt).with(environment(context, places[0]), "trainer-" + rank + ".log");
      return watched(context, start);
    }
  }

  private int watched(BarrierTaskContext context, Launch.Start start)
      throws IOException, InterruptedException {
    try (TrainerProcess process = TrainerProcess.start(start)) {
      // For the ways out that Spark takes without this thread.
      context.addTaskCompletionListener((TaskCompletionListener) done -> process.kill());
      while (!process.ended(POLL_MILLIS)) {
        if (context.isInterrupted()) {
          throw new TaskKilledException("another rank was lost");
        }
        Optional<Integer> peer = peerEnded(start.out());
        if (peer.isPresent()) {
          return peer.get();
        }
      }
      return ended(context.partitionId(), start.out(), process.exitCode());
    }
  }

  /** 0 may be followed by peers that work on; a code for good ends the peers too. */
  private static int ended(int rank, Path out, int exitCode) throws IOException {
    ExitCode code = ExitCode.of(exitCode);
    boolean lost =
        code.action() == ExitCode.Action.RETRY || (code == ExitCode.UNEXPECTED && exitCode != 1);
    if (lost) {
      throw new IllegalStateException(
          "the trainer of rank %d ended with code %d".formatted(rank, exitCode));
    }
    if (code != ExitCode.OK) {
      Files.write(
          out.resolveSibling(ENDED + rank),
          String.valueOf(exitCode).getBytes(StandardCharsets.UTF_8));
    }
    return exitCode;
  }

  private static Optional<Integer> peerEnded(Path out) throws IOException {
    Path attempt = Objects.requireNonNull(out.getParent());
    try (var files = Files.newDirectoryStream(attempt, ENDED + "*")) {
      for (Path note : files) {
        String code = Files.readString(note, StandardCharsets.UTF_8);
        if (!code.isEmpty()) {
          return Optional.of(Integer.valueOf(code));
        }
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> environment(BarrierTaskContext context, String place) {
    int colon = place.lastIndexOf(':');
    Map<String, String> out = new TreeMap<>();
    out.put("RANK", String.valueOf(context.partitionId()));
    out.put("LOCAL_RANK", "0");
    out.put("WORLD_SIZE", String.valueOf(context.getTaskInfos().length));
    out.put("MASTER_ADDR", place.substring(0, colon));
    out.put("MASTER_PORT", place.substring(colon + 1));
    ResourceInformation gpus = context.resourcesJMap().get("gpu");
    // Without GPUs of its own, a task must not see those of its neighbours.
    out.put(
        "CUDA_VISIBLE_DEVICES",
        gpus == null ? "" : String.join(",", Arrays.asList(gpus.addresses())));
    return out;
  }

  /** Of the block manager: where other executors reach this one. */
  private static String host(BarrierTaskContext context) {
    String address = context.getTaskInfos()[0].address();
    return address.substring(0, address.lastIndexOf(':'));
  }
}
