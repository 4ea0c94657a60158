package dev.gemel.text.url;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Percent-decoding of a host, which RFC 3986 section 3.2.2 allows for registered names. */
final class HostDecoding {
  // Possessive: a loop that may go back takes a stack frame for each character.
  private static final Pattern DECODABLE = Pattern.compile("(?:[^%+]++|%[0-9a-fA-F]{2})*+");

  private HostDecoding() {}

  /**
   * The decoded host; one that holds a broken triplet comes back as it is and is rejected later.
   */
  static String decode(String host) {
    if (host.indexOf('%') < 0 || !DECODABLE.matcher(host).matches()) {
      return host;
    }
    return URLDecoder.decode(host, StandardCharsets.UTF_8);
  }
}
