package dev.gemel.text.pii;

/** Spaces and dashes of every kind as the plain ones that the rules know, place by place. */
final class PlainSigns {
  private PlainSigns() {}

  /** The characters of a text, one for one. */
  static char[] of(String text) {
    char[] plain = text.toCharArray();
    for (int i = 0; i < plain.length; i++) {
      plain[i] = plain[i] < 128 ? plain[i] : plain(plain[i]);
    }
    return plain;
  }

  private static char plain(char c) {
    return switch (c) {
      // Hyphens, figure and en dash, minus; the em dash parts clauses and stays.
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2212', '\ufe63', '\uff0d' -> '-';
      default -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c;
    };
  }
}
