package dev.gemel.text.pii;

import java.util.Arrays;
import java.util.List;

/** Which addresses can belong to a person: the special-purpose ranges of RFC 6890 cannot. */
final class PublicRanges {
  private static final class Range {
    private final byte[] prefix;
    private final int bits;

    private Range(byte[] prefix, int bits) {
      this.prefix = prefix;
      this.bits = bits;
    }

    static Range of(String cidr) {
      int slash = cidr.indexOf('/');
      String address = cidr.substring(0, slash);
      byte[] prefix = address.indexOf(':') < 0 ? IpParser.v4(address) : IpParser.v6(address);
      return new Range(prefix, Integer.parseInt(cidr.substring(slash + 1)));
    }

    boolean contains(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i & 7);
        if (((address[i >> 3] ^ prefix[i >> 3]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Range> SPECIAL_V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** Global unicast is 2000::/3 (RFC 4291); inside it these serve protocols and documentation. */
  private static final List<Range> SPECIAL_V6 = ranges("2001::/23", "2001:db8::/32", "3fff::/20");

  private static final Range GLOBAL_V6 = Range.of("2000::/3");
  private static final Range MAPPED_V4 = Range.of("::ffff:0:0/96");

  private PublicRanges() {}

  /** Whether a four- or sixteen-byte address is globally routable unicast. */
  static boolean isPublic(byte[] address) {
    if (address.length == 4) {
      return outside(SPECIAL_V4, address);
    }
    if (MAPPED_V4.contains(address)) {
      return isPublic(Arrays.copyOfRange(address, 12, 16));
    }
    return GLOBAL_V6.contains(address) && outside(SPECIAL_V6, address);
  }

  private static boolean outside(List<Range> ranges, byte[] address) {
    return ranges.stream().noneMatch(range -> range.contains(address));
  }

  private static List<Range> ranges(String... cidrs) {
    return Arrays.stream(cidrs).map(Range::of).toList();
  }
}
