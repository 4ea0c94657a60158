package dev.gemel.jobs.progress;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The last row of a terminal, rewritten in place. Whatever else is printed through a {@linkplain
 * #guard guarded stream} erases the row first, so that neither mangles the other.
 */
final class LastRow {
  private static final String ERASE = "\r\033[K";

  /**
   * A row too long for the terminal is cut by it (DECAWM), not wrapped: a second row would stay.
   */
  private static final String NO_WRAP = "\033[?7l";

  private static final String WRAP = "\033[?7h";

  private final PrintStream screen;
  private boolean shown;
  private boolean atLineStart = true;

  LastRow(PrintStream screen) {
    this.screen = screen;
  }

  /** Shows {@code row} in place of the former; nothing while others are in the middle of a line. */
  synchronized void put(String row) {
    if (atLineStart) {
      write(ERASE + NO_WRAP + row + WRAP);
      shown = true;
    }
  }

  /** Erases the row. */
  synchronized void clear() {
    if (shown) {
      write(ERASE);
      shown = false;
    }
  }

  /** A stream to the same terminal for everything else. */
  OutputStream guard(OutputStream to) {
    return new Guard(to);
  }

  private void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    screen.write(bytes, 0, bytes.length);
    screen.flush();
  }

  private synchronized void others(OutputStream to, byte[] bytes, int from, int length)
      throws IOException {
    if (length > 0) {
      clear();
      to.write(bytes, from, length);
      atLineStart = bytes[from + length - 1] == '\n';
    }
  }

  private final class Guard extends FilterOutputStream {
    Guard(OutputStream to) {
      super(to);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      others(out, bytes, from, length);
    }
  }
}
