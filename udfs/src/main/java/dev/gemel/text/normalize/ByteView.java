package dev.gemel.text.normalize;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A single-byte charset backwards: the byte that it shows as a character.
 *
 * <p>A byte that the charset does not define stands for the character of its number, as browsers
 * have it (WHATWG Encoding Standard, section 9). Windows-1252 includes the C1 controls of ISO
 * 8859-1: the two are mixed in one text.
 */
final class ByteView {
  static final int NOT_A_BYTE = -1;

  /** What broken text is seen with, the most common first; it wins where several fit alike. */
  static final List<ByteView> ALL = all();

  /** For each character, the views (one bit each) where it is a lead or a continuation byte. */
  private static final short[] LEADS = mask(0xC2, 0xF4);

  private static final short[] CONTINUATIONS = mask(0x80, 0xBF);

  private final boolean windows1252;
  private final boolean letters;
  private final short[] bytes = new short[Character.MAX_VALUE + 1];

  private ByteView(String charset, boolean letters) {
    this.windows1252 = charset.equals("windows-1252");
    this.letters = letters;
    Arrays.fill(bytes, (short) NOT_A_BYTE);
    for (int b = 0x80; windows1252 && b < 0xA0; b++) {
      bytes[b] = (short) b;
    }
    for (int b = 0x80; b <= 0xFF; b++) {
      char shown = new String(new byte[] {(byte) b}, Charset.forName(charset)).charAt(0);
      bytes[shown == '\uFFFD' ? b : shown] = (short) b;
    }
  }

  /** The byte 0x80 to 0xFF, or {@link #NOT_A_BYTE}. */
  int byteOf(char c) {
    return bytes[c];
  }

  /** The most common one, for western languages. */
  boolean isWindows1252() {
    return windows1252;
  }

  /** Whether its lead bytes are letters; those of Macintosh and DOS are signs and box drawings. */
  boolean leadsAreLetters() {
    return letters;
  }

  /** The views in which some two characters of the text begin a UTF-8 sequence, one bit each. */
  static int candidates(String text) {
    int views = 0;
    char before = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && before >= 0x80) {
        views |= LEADS[before] & CONTINUATIONS[c];
      }
      before = c;
    }
    return views;
  }

  private static List<ByteView> all() {
    List<ByteView> views = new ArrayList<>();
    for (String name :
        List.of(
            "windows-1252",
            "windows-1251",
            "windows-1250",
            "ISO-8859-2",
            "windows-1254",
            "windows-1257",
            "windows-1253")) {
      views.add(new ByteView(name, true));
    }
    // In the module jdk.charsets, which a cut-down runtime may lack.
    for (String name : List.of("x-MacRoman", "IBM437")) {
      if (Charset.isSupported(name)) {
        views.add(new ByteView(name, false));
      }
    }
    return List.copyOf(views);
  }

  private static short[] mask(int from, int to) {
    short[] mask = new short[Character.MAX_VALUE + 1];
    for (int view = 0; view < ALL.size(); view++) {
      for (int c = 0x80; c <= Character.MAX_VALUE; c++) {
        int b = ALL.get(view).byteOf((char) c);
        if (b >= from && b <= to) {
          mask[c] |= (short) (1 << view);
        }
      }
    }
    return mask;
  }
}
