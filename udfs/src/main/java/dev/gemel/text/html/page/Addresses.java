package dev.gemel.text.html.page;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The absolute addresses that the elements of one page refer to; each is resolved once. */
public final class Addresses {
  private static final String PLAIN = "-_.~/?#=&%+,;@!$*";

  private final Map<String, String> known = new HashMap<>();
  private @Nullable String origin;

  /** The address in an attribute of {@code e}, or "" where there is none or an empty one. */
  public String of(Element e, String attribute) {
    String value = e.attr(attribute);
    if (value.isEmpty()) {
      return "";
    }
    if (isAbsolute(value)) {
      return value;
    }
    return origin != null && isRooted(value)
        ? origin + value
        : known.computeIfAbsent(value, v -> resolved(e, attribute, v));
  }

  private String resolved(Element e, String attribute, String value) {
    String url = e.absUrl(attribute);
    if (origin == null && isRooted(value) && url.startsWith("http") && url.endsWith(value)) {
      // A page has one base; so all that begins with a slash begins with the same origin.
      origin = url.substring(0, url.length() - value.length());
    }
    return url;
  }

  private static boolean isRooted(String url) {
    return url.startsWith("/") && !url.startsWith("//") && isPlain(url, 1);
  }

  /** Whether an address has nothing to be resolved; others are left to the library. */
  private static boolean isAbsolute(String url) {
    int host = url.startsWith("https://") ? 8 : url.startsWith("http://") ? 7 : -1;
    if (host < 0 || host == url.length() || !isAlphanumeric(url.charAt(host))) {
      return false;
    }
    return isPlain(url, host);
  }

  /** Whether there is nothing to escape behind {@code start}, and no step such as "/../". */
  private static boolean isPlain(String url, int start) {
    for (int i = start; i < url.length(); i++) {
      char c = url.charAt(i);
      if ((!isAlphanumeric(c) && PLAIN.indexOf(c) < 0) || (c == '.' && url.charAt(i - 1) == '/')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
