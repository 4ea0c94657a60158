package dev.gemel.embedded.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files of the sample site on the class path. */
final class Resources {
  private Resources() {}

  /**
   * Reads a file below {@code sample-site/}.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static byte[] bytes(String name) {
    try (InputStream in = Resources.class.getResourceAsStream("/sample-site/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource sample-site/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource sample-site/" + name, e);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }
}
