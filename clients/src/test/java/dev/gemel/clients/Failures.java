package dev.gemel.clients;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
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

  /** The failure as it arrives in another process, causes included. */
  public static Throwable sent(Throwable failure) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Throwable) in.readObject();
    }
  }

  private static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
