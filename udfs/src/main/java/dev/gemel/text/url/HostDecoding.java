package dev.gemel.text.url;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-decoding of a host, which RFC 3986 section 3.2.2 allows for registered names. */
final class HostDecoding {
  private HostDecoding() {}

  /**
   * The decoded host; one that holds a broken triplet comes back as it is and is rejected later.
   */
  static String decode(String host) {
    if (host.indexOf('%') < 0 || !host.matches("(?:[^%+]|%[0-9a-fA-F]{2})*")) {
      return host;
    }
    return URLDecoder.decode(host, StandardCharsets.UTF_8);
  }
}
