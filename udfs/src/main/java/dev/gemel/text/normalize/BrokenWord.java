package dev.gemel.text.normalize;

import java.lang.Character.UnicodeScript;

/** A sequence of two characters beside the letters of its word. */
final class BrokenWord {
  private final ByteView view;
  private final String text;
  private final BrokenSequence sequence;
  private final char lead;
  private final char last;
  private final char before;
  private final char after;

  BrokenWord(ByteView view, String text, BrokenSequence sequence) {
    this.view = view;
    this.text = text;
    this.sequence = sequence;
    this.lead = text.charAt(sequence.start());
    this.last = text.charAt(sequence.end() - 1);
    this.before = sequence.start() > 0 ? text.charAt(sequence.start() - 1) : ' ';
    this.after = sequence.end() < text.length() ? text.charAt(sequence.end()) : ' ';
  }

  /** Whether no word is written so. */
  boolean isCertain() {
    if (!view.leadsAreLetters()) {
      return sequence.codePoint() < 0x180 && sequence.isLetter() && isNoFormula();
    }
    return beginsWithSign() || (view.isWindows1252() ? isInside1252() : isInside());
  }

  /** A root sign before a letter may be mathematics, a box drawing before another is a table. */
  private boolean isNoFormula() {
    boolean inside = Character.isLowerCase(before) && Character.isLowerCase(after);
    return inside || (Character.isLetter(before) && !ShownCharacter.isMathOrBox(last));
  }

  /** A Latin capital and a sign that no text has there: {@code Ã¥}, {@code Ĺˇ}. */
  private boolean beginsWithSign() {
    boolean begins = !Character.isLetterOrDigit(before) || ShownCharacter.isAccent(last);
    boolean common = sequence.isCommonLatin() || (view.isWindows1252() && sequence.isLatin());
    return begins
        && common
        && sequence.isLetter()
        && Character.isUpperCase(lead)
        && UnicodeScript.of(lead) == UnicodeScript.LATIN
        && ShownCharacter.isOdd(last);
  }

  /** Only upper-case leads: a lower-case one (groß…) may end a word before punctuation. */
  private boolean isInside1252() {
    boolean beginning = Character.isLowerCase(after) && sequence.codePoint() < 0x180;
    return Character.isUpperCase(lead) && (Character.isLowerCase(before) || beginning);
  }

  private boolean isInside() {
    boolean lower = Character.isLowerCase(before) && (isContinued() || !endsInPunctuation());
    boolean second =
        Character.isLetter(before) && Character.isLowerCase(after) && !Character.isLetter(last);
    return Character.isUpperCase(lead) && sequence.isCommonLatin() && (lower || second);
  }

  private boolean isContinued() {
    int end = sequence.end();
    return Character.isLowerCase(after)
        || (end < text.length() && BrokenSequence.at(view, text, end, text.length()) != null);
  }

  private boolean endsInPunctuation() {
    return ShownCharacter.isPunctuation(last);
  }
}
