package dev.gemel.text.url;

import java.net.IDN;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for each http(s) URL: RFC 3986 section 6, with tracking parameters removed.
 *
 * <p>Scheme and host are lower case, the host is ASCII (IDNA), default ports, user information and
 * the fragment are gone, dot segments are resolved, an empty path is {@code /}, percent-encoding is
 * in its normal form, and the order of the query is kept. {@code normalize} is idempotent.
 */
public final class UrlNormalizer {
  /** Longest URL, in characters, before and after normalisation. */
  public static final int MAX_LENGTH = 4096;

  private static final Pattern URL =
      Pattern.compile(
          "(?i)(https?):/*([^/?#\\\\]+)([^?#]*)(?:\\?([^#]*))?(?:#.*)?", Pattern.DOTALL);
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]+\\]");
  private static final Pattern HOST = Pattern.compile("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?");
  private static final Pattern PATH_SESSION = Pattern.compile("(?i);(jsessionid|phpsessid)=[^/;]*");

  private UrlNormalizer() {}

  /**
   * The normal form of {@code url}, or null if it is no absolute http(s) URL with a valid host and
   * port, or is longer than {@link #MAX_LENGTH} characters.
   */
  public static @Nullable String normalize(String url) {
    if (url.length() > MAX_LENGTH) {
      return null;
    }
    Matcher m = URL.matcher(withoutControls(url));
    if (!m.matches()) {
      return null;
    }
    String scheme = m.group(1).toLowerCase(Locale.ROOT);
    String authority = authority(scheme, m.group(2));
    if (authority == null) {
      return null;
    }
    String path = path(m.group(3));
    String normal = scheme + "://" + authority + path + query(m.group(4));
    return normal.length() > MAX_LENGTH ? null : normal;
  }

  // The URL Standard (whatwg) drops tabs and newlines and trims C0 controls and spaces.
  private static String withoutControls(String url) {
    int start = 0;
    int end = url.length();
    while (start < end && url.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && url.charAt(end - 1) <= ' ') {
      end--;
    }
    return url.substring(start, end).replaceAll("[\\t\\n\\r]", "");
  }

  private static @Nullable String authority(String scheme, String raw) {
    String hostAndPort = raw.substring(raw.lastIndexOf('@') + 1);
    int bracket = hostAndPort.lastIndexOf(']');
    int colon = hostAndPort.indexOf(':', bracket + 1);
    String host = host(colon < 0 ? hostAndPort : hostAndPort.substring(0, colon));
    String port = colon < 0 ? "" : port(scheme, hostAndPort.substring(colon + 1));
    return host == null || port == null ? null : host + port;
  }

  private static @Nullable String port(String scheme, String digits) {
    if (digits.isEmpty()) {
      return "";
    }
    if (!digits.matches("[0-9]{1,5}")) {
      return null;
    }
    int port = Integer.parseInt(digits);
    if (port == 0 || port > 65535) {
      return null;
    }
    return port == (scheme.equals("http") ? 80 : 443) ? "" : ":" + port;
  }

  private static @Nullable String host(String raw) {
    if (IPV6.matcher(raw).matches()) {
      return raw.toLowerCase(Locale.ROOT);
    }
    String host = HostDecoding.decode(raw);
    while (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    try {
      host = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notAHost) {
      return null;
    }
    boolean valid = host.length() <= 253 && HOST.matcher(host).matches() && !host.contains("..");
    return valid ? host : null;
  }

  private static String path(String raw) {
    String slashed = PATH_SESSION.matcher(raw.replace('\\', '/')).replaceAll("");
    return removeDotSegments(PercentEncoding.normalize(slashed));
  }

  // RFC 3986 section 5.2.4. Percent-encoded dots were decoded before.
  private static String removeDotSegments(String path) {
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = path.split("/", -1);
    for (int i = 1; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      if (segments[i].equals("..")) {
        kept.pollLast();
      }
      if (!segments[i].equals("..") && !segments[i].equals(".")) {
        kept.addLast(segments[i]);
      } else if (last) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }

  private static String query(@Nullable String raw) {
    if (raw == null) {
      return "";
    }
    List<String> kept = new ArrayList<>();
    for (String parameter : PercentEncoding.normalize(raw).split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      if (!parameter.isEmpty() && !TrackingParameters.contains(name)) {
        kept.add(parameter);
      }
    }
    return kept.isEmpty() ? "" : "?" + String.join("&", kept);
  }
}
