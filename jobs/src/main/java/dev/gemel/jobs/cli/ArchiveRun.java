package dev.gemel.jobs.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs the commands of a first session once, on a small part of the sample site, so that the JVM
 * that runs it can list the classes they load ({@code -XX:DumpLoadedClassList}). Called by the
 * launcher's build; not a command for people.
 */
public final class ArchiveRun {
  private static final String LINE = "{\"text\": \"A line of text.\"}\n";

  private final PrintStream out;
  private final String home;

  private ArchiveRun(PrintStream out, String home) {
    this.out = out;
    this.home = home;
  }

  /**
   * @param args a folder for the run's data, removed by the caller
   */
  public static void main(String[] args) throws IOException {
    InputStream in = new ByteArrayInputStream(LINE.getBytes(StandardCharsets.UTF_8));
    System.setIn(in);
    ArchiveRun run = new ArchiveRun(System.out, args[0]);
    run.commands(freePort()).forEach(run::run);
    System.exit(0);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private List<List<String>> commands(int port) {
    List<String> demo =
        List.of(
            "demo", "--home", home, "--set", "demo.port=" + port, "--set", "crawl.max-pages=14");
    return List.of(
        List.of("--help"),
        List.of("config", "--home", home),
        List.of("text", "normalize"),
        demo,
        demo,
        List.of("status", "--home", home),
        List.of("sql", "--home", home, "select kind, count(*) from silver.documents group by 1"),
        List.of("search", "--home", home, "a question"),
        List.of("runs", "--home", home),
        List.of("models", "list", "--home", home));
  }

  private void run(List<String> args) {
    int code = new Gemel(out, System.err).run(args.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(args + " ended with " + code);
    }
  }
}
