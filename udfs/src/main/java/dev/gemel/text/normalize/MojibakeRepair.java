package dev.gemel.text.normalize;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Undoes UTF-8 that was read as windows-1252 or ISO 8859-1 ({@code cafÃ©} for {@code café}), only
 * where the reading is certain.
 *
 * <p>A sequence of such characters is replaced when its bytes are well-formed UTF-8 (RFC 3629) and
 * it is unlikely as text: an upper-case accented letter inside a lower-case word, a punctuation
 * mark or an emoji of three or four bytes, a C1 control, or a run that decodes wholly to two
 * letters or more. Once one sequence is certain, the less certain Latin-1 ones of the same text
 * follow. French {@code allé…»} or Portuguese {@code MAÇÃ”} alone stay as they are.
 */
public final class MojibakeRepair {
  private static final int NOT_A_BYTE = -1;
  private static final int LONG_RUN = 4;
  private static final int[] HIGH_BYTES = highBytes();

  private MojibakeRepair() {}

  /**
   * Repairs a text until nothing certain is left (text broken twice is repaired twice).
   *
   * @return the repaired text, or the same instance where nothing was to repair
   */
  public static String repair(String text) {
    String current = text;
    String repaired = once(current);
    while (!repaired.equals(current)) {
      current = repaired;
      repaired = once(current);
    }
    return current;
  }

  private static String once(String text) {
    List<BrokenSequence> found = new ArrayList<>();
    boolean certain = false;
    for (int i = 0; i < text.length(); ) {
      int end = runEnd(text, i);
      if (end - i > 1) {
        certain |= addSequences(text, i, end, found);
      }
      i = Math.max(end, i + 1);
    }
    return certain ? replace(text, found) : text;
  }

  private static int runEnd(String text, int start) {
    int i = start;
    while (i < text.length() && byteOf(text.charAt(i)) != NOT_A_BYTE) {
      i++;
    }
    return i;
  }

  /** Adds the replaceable sequences of one run; true if one of them is certain. */
  private static boolean addSequences(
      String text, int start, int end, List<BrokenSequence> sequences) {
    List<BrokenSequence> run = new ArrayList<>();
    int i = start;
    int letters = 0;
    int covered = 0;
    while (i < end) {
      BrokenSequence sequence = BrokenSequence.at(text, i, end);
      if (sequence != null) {
        run.add(sequence);
        covered += sequence.length();
        letters += Character.isLetter(sequence.codePoint()) ? 1 : 0;
      }
      i += sequence == null ? 1 : sequence.length();
    }
    boolean wholeRun =
        covered == end - start && covered >= LONG_RUN && run.size() > 1 && letters == run.size();
    boolean certain = false;
    for (BrokenSequence sequence : run) {
      boolean sure = wholeRun || sequence.isCertain(text);
      certain |= sure;
      if (sure || sequence.isLatin1()) {
        sequences.add(sequence);
      }
    }
    return certain;
  }

  private static String replace(String text, List<BrokenSequence> sequences) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (BrokenSequence sequence : sequences) {
      out.append(text, from, sequence.start()).appendCodePoint(sequence.codePoint());
      from = sequence.start() + sequence.length();
    }
    return out.append(text, from, text.length()).toString();
  }

  /** The byte 0x80-0xFF that windows-1252 or ISO 8859-1 shows as this character, or -1. */
  static int byteOf(char c) {
    if (c < 0x80) {
      return NOT_A_BYTE;
    }
    if (c <= 0xFF) {
      return c;
    }
    for (int b = 0x80; b < 0xA0; b++) {
      if (HIGH_BYTES[b - 0x80] == c) {
        return b;
      }
    }
    return NOT_A_BYTE;
  }

  private static int[] highBytes() {
    int[] chars = new int[0x20];
    Charset cp1252 = Charset.forName("windows-1252");
    for (int b = 0x80; b < 0xA0; b++) {
      chars[b - 0x80] = new String(new byte[] {(byte) b}, cp1252).charAt(0);
    }
    return chars;
  }
}
