package dev.gemel.text.url;

import org.jspecify.annotations.Nullable;

/** Questions about http(s) URLs that need no network and no public suffix list. */
public final class Urls {
  private Urls() {}

  /** The lower-case ASCII host of {@code url}, or null if it is no http(s) URL. */
  public static @Nullable String host(String url) {
    String normal = UrlNormalizer.normalize(url);
    if (normal == null) {
      return null;
    }
    int start = normal.indexOf("://") + 3;
    int end = normal.indexOf('/', start);
    String authority = normal.substring(start, end);
    if (authority.startsWith("[")) {
      return authority.substring(0, authority.indexOf(']') + 1);
    }
    int port = authority.indexOf(':');
    return port < 0 ? authority : authority.substring(0, port);
  }

  /** Whether both are http(s) URLs of the very same host; port and scheme may differ. */
  public static boolean sameHost(String a, String b) {
    String hostA = host(a);
    return hostA != null && hostA.equals(host(b));
  }

  /**
   * Whether one host equals the other or is a subdomain of it ({@code blog.example.org} and {@code
   * example.org}). Without a public suffix list the registered domain is unknown: siblings ({@code
   * a.example.org}, {@code b.example.org}) count as different sites, {@code www.} counts as absent,
   * and a host without a dot is never a parent.
   */
  public static boolean sameSite(String a, String b) {
    String hostA = host(a);
    String hostB = host(b);
    if (hostA == null || hostB == null) {
      return false;
    }
    String siteA = withoutWww(hostA);
    String siteB = withoutWww(hostB);
    return siteA.equals(siteB) || isBelow(siteA, siteB) || isBelow(siteB, siteA);
  }

  private static boolean isBelow(String child, String parent) {
    return parent.indexOf('.') > 0 && child.endsWith("." + parent) && !isAddress(child);
  }

  private static boolean isAddress(String host) {
    char last = host.charAt(host.length() - 1);
    return last == ']' || (last >= '0' && last <= '9');
  }

  private static String withoutWww(String host) {
    return host.startsWith("www.") && host.indexOf('.', 4) > 0 ? host.substring(4) : host;
  }
}
