package dev.gemel.text.pii;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Parses addresses without any look-up; an empty array means "not an address". */
final class IpParser {
  private static final byte[] NONE = {};
  private static final int GROUPS = 8;
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");

  private IpParser() {}

  /** Four bytes of a dotted quad without leading zeros. */
  static byte[] v4(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      if (parts.length != 4 || !OCTET.matcher(parts[i]).matches() || octet(parts[i]) > 255) {
        return NONE;
      }
      bytes[i] = (byte) octet(parts[i]);
    }
    return bytes;
  }

  private static int octet(String digits) {
    return Integer.parseInt(digits);
  }

  /** Sixteen bytes of any text form of RFC 4291, section 2.2. */
  static byte[] v6(String text) {
    String hex = withoutQuad(text);
    int gap = hex.indexOf("::");
    if (hex.isEmpty() || (gap >= 0 && hex.indexOf("::", gap + 1) >= 0)) {
      return NONE;
    }
    if (gap < 0) {
      return groups(hex, GROUPS);
    }
    String head = hex.substring(0, gap);
    String tail = hex.substring(gap + 2);
    int missing = GROUPS - count(head) - count(tail);
    if (missing < 1) {
      return NONE;
    }
    String zeros = "0:".repeat(missing);
    return groups((head.isEmpty() ? "" : head + ":") + join(zeros, tail), GROUPS);
  }

  private static String join(String zeros, String tail) {
    return tail.isEmpty() ? zeros.substring(0, zeros.length() - 1) : zeros + tail;
  }

  private static int count(String groups) {
    return groups.isEmpty() ? 0 : groups.split(":", -1).length;
  }

  /** Rewrites a trailing dotted quad as two groups. */
  private static String withoutQuad(String text) {
    if (text.indexOf('.') < 0) {
      return text;
    }
    int colon = text.lastIndexOf(':');
    byte[] quad = v4(text.substring(colon + 1));
    if (quad.length == 0 || colon < 0) {
      return "";
    }
    return text.substring(0, colon + 1) + hex(quad[0], quad[1]) + ":" + hex(quad[2], quad[3]);
  }

  private static String hex(byte high, byte low) {
    return Integer.toHexString((high & 0xFF) << 8 | (low & 0xFF));
  }

  private static byte[] groups(String text, int expected) {
    String[] parts = text.split(":", -1);
    boolean valid = Arrays.stream(parts).allMatch(part -> GROUP.matcher(part).matches());
    if (parts.length != expected || !valid) {
      return NONE;
    }
    byte[] bytes = new byte[2 * expected];
    for (int i = 0; i < expected; i++) {
      int group = Integer.parseInt(parts[i], 16);
      bytes[2 * i] = (byte) (group >> 8);
      bytes[2 * i + 1] = (byte) group;
    }
    return bytes;
  }
}
