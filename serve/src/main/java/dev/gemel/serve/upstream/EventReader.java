package dev.gemel.serve.upstream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of server-sent events (WHATWG HTML, section 9.2), bounded, so that no endpoint can
 * fill the heap. Tolerates what servers do: any line ending, comments, fields it does not know, a
 * last event without the empty line after it.
 */
final class EventReader {
  /** Far longer than any chunk of an answer. */
  static final int MAX_EVENT = 1 << 20;

  private final InputStream in;
  private boolean skipLineFeed;
  private boolean ended;

  /**
   * @param in buffered: it is read byte by byte
   */
  EventReader(InputStream in) {
    this.in = in;
  }

  /** The data of the next event that has any, or null at the end. */
  @Nullable String next() throws IOException {
    StringBuilder data = new StringBuilder();
    boolean any = false;
    for (String line = line(); line != null; line = line()) {
      if (line.isEmpty() && any) {
        return data.toString();
      }
      if (line.startsWith("data:")) {
        data.append(any ? "\n" : "").append(line.substring(line.startsWith("data: ") ? 6 : 5));
        any = true;
        checkLength(data.length());
      }
    }
    return any ? data.toString() : null;
  }

  private @Nullable String line() throws IOException {
    if (ended) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); ; b = in.read()) {
      boolean second = b == '\n' && skipLineFeed;
      skipLineFeed = b == '\r';
      if (b < 0) {
        ended = true;
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
      }
      if ((b == '\n' && !second) || b == '\r') {
        return line.toString(StandardCharsets.UTF_8);
      }
      if (!second) {
        line.write(b);
        checkLength(line.size());
      }
    }
  }

  private static void checkLength(int length) throws IOException {
    if (length > MAX_EVENT) {
      throw new IOException("an event is longer than " + MAX_EVENT + " bytes");
    }
  }
}
