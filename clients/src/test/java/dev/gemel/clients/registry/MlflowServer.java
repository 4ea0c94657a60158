package dev.gemel.clients.registry;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real MLflow: the one at {@code GEMEL_TEST_MLFLOW_URL}, or the {@code mlflow} on the path with a
 * fresh SQLite file. One for all tests of this JVM; it ends with the JVM.
 */
final class MlflowServer {
  private static final String VARIABLE = "GEMEL_TEST_MLFLOW_URL";
  private static @Nullable URI url;

  private MlflowServer() {}

  /** The server's root; skips the calling test, saying why, where there is none. */
  static synchronized URI url() throws Exception {
    String given = System.getenv(VARIABLE);
    if (url == null && given != null) {
      url = URI.create(given);
    }
    if (url == null) {
      url = start();
    }
    return url;
  }

  private static URI start() throws Exception {
    Path program =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "mlflow"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (program == null) {
      abort("not run against MLflow: no mlflow on the path and " + VARIABLE + " is not set");
    }
    Path folder = Files.createTempDirectory("gemel-mlflow");
    int port = freePort();
    Process process =
        new ProcessBuilder(
                program.toString(),
                "server",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--workers",
                "1",
                "--backend-store-uri",
                "sqlite:///" + folder.resolve("m.db"),
                "--default-artifact-root",
                folder.resolve("artifacts").toUri().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    URI root = URI.create("http://127.0.0.1:" + port);
    for (int i = 0; i < 600 && process.isAlive(); i++) {
      if (healthy(root)) {
        return root;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IOException("mlflow did not start: " + Files.readString(folder.resolve("log")));
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static boolean healthy(URI root) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/health")).timeout(Duration.ofSeconds(5)).build();
    try {
      return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
