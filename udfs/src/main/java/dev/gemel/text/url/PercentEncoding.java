package dev.gemel.text.url;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encoding in its normal form: RFC 3986 sections 2.1, 2.3 and 6.2.2. */
final class PercentEncoding {
  private static final String SAFE = "!$&'()*+,;=:@/?";

  private PercentEncoding() {}

  /**
   * Upper-case triplets, unreserved characters decoded, everything that may not stand in a path or
   * query (spaces, non-ASCII as UTF-8, a lone {@code %}) encoded. Idempotent.
   */
  static String normalize(String component) {
    StringBuilder out = new StringBuilder(component.length() + 16);
    int i = 0;
    while (i < component.length()) {
      int codePoint = component.codePointAt(i);
      if (codePoint == '%' && isTriplet(component, i)) {
        appendTriplet(out, component.substring(i + 1, i + 3));
        i += 3;
      } else {
        append(out, codePoint);
        i += Character.charCount(codePoint);
      }
    }
    return out.toString();
  }

  private static boolean isTriplet(String s, int i) {
    return i + 2 < s.length()
        && Character.digit(s.charAt(i + 1), 16) >= 0
        && Character.digit(s.charAt(i + 2), 16) >= 0
        && s.charAt(i + 1) < 128
        && s.charAt(i + 2) < 128;
  }

  private static void appendTriplet(StringBuilder out, String hex) {
    int value = Integer.parseInt(hex, 16);
    if (isUnreserved(value)) {
      out.append((char) value);
    } else {
      out.append('%').append(hex.toUpperCase(Locale.ROOT));
    }
  }

  private static void append(StringBuilder out, int codePoint) {
    if (isUnreserved(codePoint) || (codePoint < 128 && SAFE.indexOf(codePoint) >= 0)) {
      out.appendCodePoint(codePoint);
      return;
    }
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      out.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
    }
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
