package dev.gemel.text.words;

import static dev.gemel.text.words.CharacterClass.LOWER;

import java.util.regex.Pattern;

/** Whether a word looks like an address of the web or of mail; in linear time. */
final class UrlShape {
  private static final Pattern PUBLIC_V4 =
      Pattern.compile(
          "(?!(?:10|127)(?:\\.\\d{1,3}){3})"
              + "(?!(?:169\\.254|192\\.168)(?:\\.\\d{1,3}){2})"
              + "(?!172\\.(?:1[6-9]|2\\d|3[0-1])(?:\\.\\d{1,3}){2})"
              + "(?:[1-9]\\d?|1\\d\\d|2[01]\\d|22[0-3])"
              + "(?:\\.(?:1?\\d{1,2}|2[0-4]\\d|25[0-5])){2}"
              + "\\.(?:[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-4])",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final int LONGEST_LABEL = 64;
  private static final int LONGEST_TOP = 63;

  private UrlShape() {}

  /** A scheme or nothing, a user and an at sign or nothing, a host, a port, a path. */
  static boolean matches(int[] text, int start, int end) {
    if (!contains(text, start, end, '.')) {
      return false;
    }
    if (isAddress(text, start, end)) {
      return true;
    }
    int host = behindScheme(text, start, end);
    if (host > start && isAddress(text, host, end)) {
      return true;
    }
    for (int i = start + 1; i < end; i++) {
      if (text[i] == '@' && isAddress(text, i + 1, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(int[] text, int start, int end, int c) {
    for (int i = start; i < end; i++) {
      if (text[i] == c) {
        return true;
      }
    }
    return false;
  }

  private static int behindScheme(int[] text, int start, int end) {
    int i = start;
    while (i < end && isOfScheme(text[i])) {
      i++;
    }
    boolean found =
        i - start >= 2 && i + 2 < end && text[i] == ':' && text[i + 1] == '/' && text[i + 2] == '/';
    return found ? i + 3 : start;
  }

  private static boolean isOfScheme(int c) {
    return c == '+'
        || c == '-'
        || c == '.'
        || c == '_'
        || Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.LETTER_NUMBER
        || Character.getType(c) == Character.OTHER_NUMBER;
  }

  /** A host, then a port or nothing, then a path or nothing. */
  private static boolean isAddress(int[] text, int start, int end) {
    int behind = start;
    while (behind < end && isOfHost(text[behind])) {
      behind++;
    }
    return isHost(text, start, behind) && isRest(text, behind, end);
  }

  private static boolean isOfHost(int c) {
    return c == '.' || c == '-' || c == '_' || isOfLabel(c) || LOWER.has(c);
  }

  private static boolean isOfLabel(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= 0xA1 && c <= 0xFFFF);
  }

  private static boolean isHost(int[] text, int start, int end) {
    int label = start;
    for (int i = start; i < end; i++) {
      if (text[i] == '.') {
        if (!isLabel(text, label, i)) {
          return isQuad(text, start, end);
        }
        label = i + 1;
      }
    }
    return label > start && (isTop(text, label, end) || isQuad(text, start, end));
  }

  private static boolean isLabel(int[] text, int start, int end) {
    boolean fits =
        end > start
            && end - start <= LONGEST_LABEL
            && isOfLabel(text[start])
            && isOfLabel(text[end - 1]);
    for (int i = start; fits && i < end; i++) {
      fits = text[i] == '_' || text[i] == '-' || isOfLabel(text[i]);
    }
    return fits;
  }

  private static boolean isTop(int[] text, int start, int end) {
    boolean fits = end - start >= 2 && end - start <= LONGEST_TOP;
    for (int i = start; fits && i < end; i++) {
      fits = LOWER.has(text[i]);
    }
    return fits;
  }

  private static boolean isQuad(int[] text, int start, int end) {
    return end - start <= 15
        && end - start >= 7
        && PUBLIC_V4.matcher(new String(text, start, end - start)).matches();
  }

  private static boolean isRest(int[] text, int start, int end) {
    int i = start;
    if (i < end && text[i] == ':') {
      i++;
      while (i < end && i - start <= 5 && Character.isDigit(text[i])) {
        i++;
      }
      if (i - start < 3) {
        return false;
      }
    }
    return i == end || text[i] == '/' || text[i] == '?' || text[i] == '#';
  }
}
