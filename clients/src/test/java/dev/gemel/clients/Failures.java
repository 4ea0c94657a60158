package dev.gemel.clients;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Assertions on what a failure tells its reader. */
public final class Failures {
  private Failures() {}

  /** The failure or one of its causes says each of the texts. */
  public static void assertSays(Throwable failure, String... texts) {
    String trace = trace(failure);
    for (String text : texts) {
      assertTrue(trace.contains(text), () -> "'" + text + "' is missing in: " + trace);
    }
  }

  /** Nothing of the failure, causes and stack included, holds the secret. */
  public static void assertHides(Throwable failure, String secret) {
    assertFalse(trace(failure).contains(secret));
  }

  private static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
