package dev.gemel.serve.main;

import dev.gemel.conf.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

/**
 * Starts the service once, asks it a few things and stops it, so that the JVM that runs it can list
 * the classes it loads ({@code -XX:DumpLoadedClassList}). Called by the launcher's build; not a
 * command for people.
 */
public final class ArchiveRun {
  private ArchiveRun() {}

  /**
   * @param args a folder for the run's data, removed by the caller
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    new Serve(System.out, System.err).run("--help");
    Settings settings = Settings.load(Path.of(args[0]), null, Map.of("serve.port", 0));
    try (Running running = Running.start(settings)) {
      HttpClient http = HttpClient.newHttpClient();
      for (String path : new String[] {"/", "/health/live", "/v1/models", "/metrics"}) {
        URI uri = URI.create("http://127.0.0.1:" + running.port() + path);
        http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      }
    }
    System.exit(0);
  }
}
