package dev.gemel.clients.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Fetches one address to a file, going on where an earlier try ended. {@link HttpURLConnection},
 * since it gives up on a server that falls silent within a body; {@code java.net.http} waits on.
 */
final class Download {
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int TOO_MANY = 429;
  private static final int BUFFER = 1 << 16;

  private final Duration timeout;

  Download(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Appends to {@code to} until it is whole.
   *
   * @throws IOException when it was cut; what came is kept, and the next call goes on there
   * @throws PullException when the server refuses
   */
  void fetch(URI from, Path to, PullProgress progress) throws IOException {
    long there = Files.exists(to) ? Files.size(to) : 0;
    HttpURLConnection connection = open(from);
    if (there > 0) {
      connection.setRequestProperty("Range", "bytes=" + there + "-");
    }
    try {
      int status = connection.getResponseCode();
      if (status == RANGE_NOT_SATISFIABLE) {
        // The file there is as long as the server's or longer: its digest tells which.
        return;
      }
      refuse(status, from);
      copy(connection, to, status == PARTIAL ? there : 0, progress);
    } finally {
      connection.disconnect();
    }
  }

  /** The answer to one small request. */
  byte[] get(URI from, String accept) throws IOException {
    HttpURLConnection connection = open(from);
    connection.setRequestProperty("Accept", accept);
    try {
      refuse(connection.getResponseCode(), from);
      try (InputStream in = connection.getInputStream()) {
        return in.readAllBytes();
      }
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection open(URI from) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) from.toURL().openConnection();
    connection.setConnectTimeout((int) timeout.toMillis());
    connection.setReadTimeout((int) timeout.toMillis());
    connection.setRequestProperty("User-Agent", "gemel");
    return connection;
  }

  private static void refuse(int status, URI from) throws IOException {
    if (status >= FIRST_SERVER_ERROR || status == TOO_MANY) {
      throw new IOException(from + " answered " + status);
    }
    if (status != HttpURLConnection.HTTP_OK && status != PARTIAL) {
      throw new PullException(
          "%s answered %d; look whether the address in the catalogue still holds"
              .formatted(from, status));
    }
  }

  private static void copy(HttpURLConnection connection, Path to, long there, PullProgress progress)
      throws IOException {
    long length = connection.getContentLengthLong();
    long total = length < 0 ? 0 : there + length;
    StandardOpenOption how =
        there > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    long done = there;
    try (InputStream in = connection.getInputStream();
        OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE, how)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        done += n;
        progress.at(String.valueOf(to.getFileName()), done, total);
      }
    }
    if (total > 0 && done < total) {
      throw new IOException("the connection ended after %d of %d bytes".formatted(done, total));
    }
  }
}
