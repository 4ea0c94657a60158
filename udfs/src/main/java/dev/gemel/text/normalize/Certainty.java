package dev.gemel.text.normalize;

/** Whether no plausible text holds the characters of a sequence on purpose. */
final class Certainty {
  /** The second byte of an emoji, broken by Macintosh twice. */
  private static final String AFTER_APPLE = "\u221A\u00BA";

  private final ByteView view;
  private final String text;
  private final BrokenSequence sequence;

  private Certainty(ByteView view, String text, BrokenSequence sequence) {
    this.view = view;
    this.text = text;
    this.sequence = sequence;
  }

  static boolean of(ByteView view, String text, BrokenSequence sequence) {
    Certainty certainty = new Certainty(view, text, sequence);
    int codePoint = sequence.codePoint();
    return switch (sequence.length()) {
      case 2 -> certainty.isTwo();
      case 3 -> certainty.isThree();
      default -> codePoint >= 0x1F000 && codePoint < 0x20000;
    };
  }

  private boolean isTwo() {
    boolean sign = view.leadsAreLetters() ? view.isWindows1252() && isSignAfterA() : isSign();
    boolean control = view.isWindows1252() && isControlled();
    return sign || control || new BrokenWord(view, text, sequence).isCertain();
  }

  private boolean isThree() {
    return (sequence.isPunctuation() && !isWord())
        || isSymbol()
        || isLatinExtended()
        || (sequence.codePoint() == BrokenSequence.APPLE
            && text.startsWith(AFTER_APPLE, sequence.end()));
  }

  /** Arrows, operators, stars; Cyrillic {@code в«Є} decodes to one of them. */
  private boolean isSymbol() {
    boolean symbol = sequence.codePoint() >= 0x2900 && sequence.codePoint() < 0x2C00;
    return symbol && (view.isWindows1252() || !view.leadsAreLetters() || hasControl());
  }

  /** Vietnamese and romanised Indic letters; Spanish {@code «está»…} decodes to one of them. */
  private boolean isLatinExtended() {
    boolean opens = "‹‚„".indexOf(last()) >= 0;
    return sequence.codePoint() >= 0x1E00
        && sequence.codePoint() < 0x1F00
        && (opens || !ShownCharacter.isPunctuation(last()))
        && !isWord();
  }

  /** Slovak {@code zvlášť}, Inari Sami {@code lâžžân}. */
  private boolean isWord() {
    return view.leadsAreLetters()
        && Character.isLowerCase(text.charAt(sequence.start() + 1))
        && Character.isLowerCase(last());
  }

  /** {@code Â} before a no-break space or a sign; after a capital it may end a French word. */
  private boolean isSignAfterA() {
    boolean capital = Character.isUpperCase(before());
    return sequence.isSign() && (!capital || sequence.codePoint() == '®');
  }

  /** {@code ¬Æ}, {@code ┬ú}; before mathematics or a box only where it touches a word. */
  private boolean isSign() {
    boolean touches = Character.isLetterOrDigit(before());
    return sequence.isSign()
        && !(touches ? ShownCharacter.isBox(last()) : ShownCharacter.isMathOrBox(last()));
  }

  /** Latin or Greek; with other leads a word may end, before a quote that is a control. */
  private boolean isControlled() {
    int codePoint = sequence.codePoint();
    boolean greek = codePoint >= 0x370 && codePoint < 0x400;
    return (codePoint < 0x180 || greek || beginsAfrican()) && hasControl();
  }

  private boolean beginsAfrican() {
    boolean more =
        sequence.end() < text.length() && Character.isLetter(text.charAt(sequence.end()));
    return sequence.codePoint() < 0x2B0 && more && !Character.isLetter(before());
  }

  private boolean hasControl() {
    return text.substring(sequence.start(), sequence.end())
        .chars()
        .anyMatch(Character::isISOControl);
  }

  private char before() {
    return sequence.start() > 0 ? text.charAt(sequence.start() - 1) : ' ';
  }

  private char last() {
    return text.charAt(sequence.end() - 1);
  }
}
