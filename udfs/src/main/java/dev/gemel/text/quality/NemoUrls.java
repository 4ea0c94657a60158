package dev.gemel.text.quality;

/** Web addresses as NeMo Curator's pattern finds them; all their characters are ASCII. */
final class NemoUrls {
  private static final String MARKS = "$-_@.&+/:=?#~!*(),";

  private NemoUrls() {}

  static int characters(String text) {
    int taken = 0;
    int i = text.indexOf("http");
    while (i >= 0) {
      int start = i + 4 + (text.startsWith("s://", i + 4) ? 4 : 3);
      boolean scheme = text.startsWith("://", i + 4) || text.startsWith("s://", i + 4);
      int end = scheme ? end(text, start) : start;
      boolean found = scheme && end > start;
      taken += found ? end - i : 0;
      i = text.indexOf("http", found ? end : i + 4);
    }
    return taken;
  }

  private static int end(String text, int start) {
    int i = start;
    while (i < text.length()) {
      if (isPlain(text.charAt(i))) {
        i++;
      } else if (isEscape(text, i)) {
        i += 3;
      } else {
        break;
      }
    }
    return i;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || MARKS.indexOf(c) >= 0;
  }

  private static boolean isEscape(String text, int i) {
    return text.charAt(i) == '%'
        && i + 2 < text.length()
        && isHex(text.charAt(i + 1))
        && isHex(text.charAt(i + 2));
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
