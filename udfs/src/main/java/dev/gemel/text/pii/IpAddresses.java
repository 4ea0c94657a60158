package dev.gemel.text.pii;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds public IPv4 and IPv6 addresses that are not version numbers. */
final class IpAddresses {
  private static final Pattern V4 =
      Pattern.compile("\\d(?<![\\w.]\\d)\\d{0,2}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}(?!\\.?[\\w])");

  private static final Pattern V6 =
      Pattern.compile("[0-9A-Fa-f:](?<![\\w:.][0-9A-Fa-f:])[0-9A-Fa-f:.]{1,44}+(?![\\w:])");

  /** What stands just before a dotted number that is a version, section or package number. */
  private static final Pattern BEFORE_VERSION =
      Pattern.compile(
          "(?:\\b(?:v|ver|version|versions|release|build|firmware|driver|section|chapter|clause"
              + "|revision|rev|update|upgrade to|python|java|node|cuda|oids?|object identifiers?)[\\s.:=\"'`(]*"
              + "|[a-z][/_-]|§\\s?|[=<>~!]=\\s?|[~^]\\s?)$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern AFTER_VERSION =
      Pattern.compile(
          "^[-+](?:alpha|beta|rc|snapshot|dev|pre|post|build|release|final|ubuntu|debian)",
          Pattern.CASE_INSENSITIVE);
  private static final int CONTEXT = 24;
  private static final int LONGEST_HEXTET = 4;

  /**
   * Where the object identifiers of the internet begin (RFC 1155), and a host's address never is.
   */
  private static final String INTERNET = "1.3.6.1";

  private IpAddresses() {}

  static List<PiiSpan> findV4(String text) {
    List<PiiSpan> spans = new ArrayList<>();
    Matcher matcher = V4.matcher(text);
    while (matcher.find()) {
      byte[] address = IpParser.v4(matcher.group());
      if (address.length > 0
          && PublicRanges.isPublic(address)
          && !matcher.group().equals(INTERNET)
          && !isVersion(text, matcher.start(), matcher.end())) {
        spans.add(new PiiSpan(PiiType.IP, matcher.start(), matcher.end()));
      }
    }
    return spans;
  }

  /** Whether two colons have at most four characters between them, as those of an address do. */
  private static boolean hasHextet(String text) {
    int colon = text.indexOf(':');
    int next = text.indexOf(':', colon + 1);
    while (next >= 0 && next - colon > LONGEST_HEXTET + 1) {
      colon = next;
      next = text.indexOf(':', colon + 1);
    }
    return colon >= 0 && next >= 0;
  }

  static List<PiiSpan> findV6(String text) {
    List<PiiSpan> spans = new ArrayList<>();
    Matcher matcher = V6.matcher(hasHextet(text) ? text : "");
    while (matcher.find()) {
      int end = withoutPunctuation(text, matcher.start(), matcher.end());
      byte[] address = IpParser.v6(text.substring(matcher.start(), end));
      if (address.length > 0 && PublicRanges.isPublic(address)) {
        spans.add(new PiiSpan(PiiType.IP, matcher.start(), end));
      }
    }
    return spans;
  }

  /** A full stop or a colon after an address belongs to the sentence. */
  private static int withoutPunctuation(String text, int start, int end) {
    int last = end;
    while (last > start + 1 && text.charAt(last - 1) == '.') {
      last--;
    }
    boolean colon =
        last - start > 1 && text.charAt(last - 1) == ':' && text.charAt(last - 2) != ':';
    return colon ? last - 1 : last;
  }

  private static boolean isVersion(String text, int start, int end) {
    String before = text.substring(Math.max(0, start - CONTEXT), start);
    String after = text.substring(end, Math.min(text.length(), end + CONTEXT));
    return BEFORE_VERSION.matcher(before).find() || AFTER_VERSION.matcher(after).find();
  }
}
