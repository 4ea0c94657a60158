package dev.gemel.serve.main;

import dev.gemel.clients.SpecException;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.conf.Settings;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * {@code gemel serve}: runs the service until it is told to stop (SIGTERM, Ctrl-C). Exit codes: 0
 * stopped, 2 bad configuration or arguments, 1 anything else.
 */
public final class Serve {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int BAD_CONFIGURATION = 2;

  private final PrintStream out;
  private final PrintStream err;

  Serve(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs with {@code args} and exits. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    // Stdout belongs to results; llama.cpp's loader would write to it.
    System.setOut(System.err);
    int code = new Serve(out, System.err).run(args);
    out.flush();
    System.exit(code);
  }

  int run(String... args) {
    try {
      CommandLine line = new CommandLine(ServeOptions.spec());
      line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
      ParseResult parsed = line.parseArgs(args);
      return CommandLine.printHelpIfRequested(parsed) ? DONE : serve(parsed);
    } catch (ParameterException e) {
      err.println(e.getMessage());
      err.println("See: gemel serve --help");
      return BAD_CONFIGURATION;
    }
  }

  private int serve(ParseResult parsed) {
    try {
      Settings settings = ServeOptions.settings(parsed);
      Running running = Running.start(settings);
      announce(settings, running.port(), parsed.hasMatchedOption("--json"));
      return untilToldToStop(running);
    } catch (ConfigException | SpecException e) {
      return fail(parsed, e, BAD_CONFIGURATION);
    } catch (RuntimeException e) {
      return fail(parsed, e, FAILED);
    }
  }

  private void announce(Settings settings, int port, boolean json) {
    String host = settings.section("serve").string("host");
    String url = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    out.println(json ? "{\"url\":\"" + url + "\"}" : "gemel serve: " + url + "/ (Ctrl-C ends it)");
    out.flush();
  }

  /** The hook does the stopping, as the JVM ends when all hooks have, whatever main does. */
  private static int untilToldToStop(Running running) {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              running.close();
              stopped.countDown();
            },
            "serve-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return DONE;
  }

  private int fail(ParseResult parsed, RuntimeException e, int code) {
    err.println("gemel serve: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
    if (parsed.hasMatchedOption("--trace")) {
      e.printStackTrace(err);
    } else if (!(e instanceof GemelException) && code == FAILED) {
      err.println("  --trace shows the whole stack");
    }
    return code;
  }
}
