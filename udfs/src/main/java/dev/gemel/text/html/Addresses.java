package dev.gemel.text.html;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The absolute addresses that the elements of one page refer to; each is resolved once. */
final class Addresses {
  private static final String PLAIN = "-_.~/?#=&%+,;@!$*";

  private final Map<String, String> known = new HashMap<>();

  /** The address in an attribute of {@code e}, or "" where there is none or an empty one. */
  String of(Element e, String attribute) {
    String value = e.attr(attribute);
    if (value.isEmpty()) {
      return "";
    }
    return isAbsolute(value) ? value : known.computeIfAbsent(value, v -> e.absUrl(attribute));
  }

  /** Whether an address has nothing to be resolved; others are left to the library. */
  private static boolean isAbsolute(String url) {
    int host = url.startsWith("https://") ? 8 : url.startsWith("http://") ? 7 : -1;
    if (host < 0 || host == url.length() || !isAlphanumeric(url.charAt(host))) {
      return false;
    }
    for (int i = host; i < url.length(); i++) {
      char c = url.charAt(i);
      if (!isAlphanumeric(c) && PLAIN.indexOf(c) < 0 || c == '.' && url.charAt(i - 1) == '/') {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
