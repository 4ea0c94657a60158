package dev.gemel.jobs.cluster;

import dev.gemel.jobs.process.Child;
import dev.gemel.jobs.process.Distribution;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Spark standalone master and two workers as processes on loopback. */
final class StandaloneCluster implements AutoCloseable {
  private final List<Child> processes = new ArrayList<>();
  private final int port;

  StandaloneCluster(Path work) throws IOException {
    this.port = freePort();
    Child master = daemon("master.Master", "--port", String.valueOf(port), "--webui-port", "0");
    master.until(() -> master.stderr().contains("Starting Spark master"), Duration.ofSeconds(60));
    for (int i = 0; i < 2; i++) {
      String folder = work.resolve("worker" + i).toString();
      Child worker =
          daemon(
              "worker.Worker", "-c", "1", "-m", "1500m", "-d", folder, "--webui-port", "0", url());
      worker.until(
          () -> worker.stderr().contains("Successfully registered"), Duration.ofSeconds(60));
    }
  }

  String url() {
    return "spark://127.0.0.1:" + port;
  }

  /** {@code submit/standalone.sh} with the arguments of gemel. */
  Child submit(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Distribution.project().resolve("submit/standalone.sh").toString());
    command.addAll(List.of(args));
    return Child.start(
        command,
        Map.of(
            "SPARK_MASTER",
            url(),
            "SPARK_HOME",
            Distribution.sparkHome().toString(),
            "GEMEL_JAR",
            Distribution.app().toString(),
            "GEMEL_HEAP",
            "1g",
            "GEMEL_EXECUTOR_HEAP",
            "1g",
            "GEMEL_SUBMIT_OPTS",
            "--conf spark.driver.host=127.0.0.1"));
  }

  private Child daemon(String name, String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Distribution.sparkHome().resolve("bin/spark-class").toString(),
                "org.apache.spark.deploy." + name,
                "--host",
                "127.0.0.1"));
    command.addAll(List.of(args));
    Child child =
        Child.start(
            command,
            Map.of(
                "SPARK_HOME",
                Distribution.sparkHome().toString(),
                "SPARK_DAEMON_MEMORY",
                "512m",
                "SPARK_DAEMON_JAVA_OPTS",
                "-Dlog4j2.configurationFile=" + log4j()));
    processes.add(child);
    return child;
  }

  /** At INFO, which tells when a daemon is ready. */
  private static Path log4j() {
    return Distribution.project().resolve("jobs/src/test/resources/log4j2-daemon.properties");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    processes.forEach(Child::close);
  }
}
