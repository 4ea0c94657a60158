package dev.gemel.text.normalize;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The broken sequences of a text, seen with one charset.
 *
 * <p>Sequences that touch are a chain. A chain of letters of one script that fills its run of
 * non-ASCII characters, or is long, is certain as a whole; a single sequence may be certain by
 * itself. What is plausible but not certain follows only in a text where something is certain.
 */
final class Damage {
  private static final int LONG_RUN = 4;
  private static final int LONG_CHAIN = 4;

  /** A space behind an accented letter and a guillemet of a Latin text would be read in these. */
  private static final Set<UnicodeScript> AMBIGUOUS =
      EnumSet.of(
          UnicodeScript.COMMON,
          UnicodeScript.INHERITED,
          UnicodeScript.LATIN,
          UnicodeScript.HAN,
          UnicodeScript.HANGUL);

  private final ByteView view;
  private final String text;

  /** Sequences that touch; certain if one or all of them are. */
  private record Chain(List<BrokenSequence> sequences, boolean certain) {}

  private final List<Chain> chains = new ArrayList<>();
  private final Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
  private int certain;
  private int covered;
  private int letterRunEnd = -1;
  private boolean letterInRun;

  private Damage(ByteView view, String text) {
    this.view = view;
    this.text = text;
  }

  static Damage of(ByteView view, String text) {
    Damage damage = new Damage(view, text);
    for (int i = 0; i < text.length(); ) {
      int end = damage.runEnd(i);
      if (end - i > 1) {
        damage.addRun(i, end);
      }
      i = Math.max(end, i + 1);
    }
    return damage;
  }

  /** How many characters are certainly broken. */
  int certain() {
    return certain;
  }

  /** Whether this charset explains more of the text than another one. */
  boolean isWorseThan(Damage other) {
    boolean more = covered > other.covered && !other.view.isWindows1252();
    return certain > other.certain || (certain == other.certain && more);
  }

  private int runEnd(int start) {
    int i = start;
    while (i < text.length() && view.byteOf(text.charAt(i)) != ByteView.NOT_A_BYTE) {
      i++;
    }
    return i;
  }

  private void addRun(int start, int end) {
    List<BrokenSequence> chain = new ArrayList<>();
    for (int i = start; i < end; ) {
      BrokenSequence sequence = BrokenSequence.at(view, text, i, end);
      if (sequence == null || (!sequence.isText() && sequence.codePoint() >= 0xA0)) {
        addChain(chain, start, end);
        i++;
      } else {
        chain.add(sequence);
        i = sequence.end();
      }
    }
    addChain(chain, start, end);
  }

  private void addChain(List<BrokenSequence> chain, int start, int end) {
    if (chain.isEmpty()) {
      return;
    }
    boolean whole = isCertain(chain, start, end);
    boolean any = whole || chain.stream().anyMatch(s -> isCertain(s, chain));
    int length = chain.get(chain.size() - 1).end() - chain.get(0).start();
    covered += length;
    if (any) {
      certain += length;
      chain.forEach(s -> scripts.add(s.script()));
    }
    chains.add(new Chain(List.copyOf(chain), any));
    chain.clear();
  }

  /** A layer of damage leaves no control alone: something that it continues stands before it. */
  private boolean isCertain(BrokenSequence sequence, List<BrokenSequence> chain) {
    boolean alone = sequence.isControl() && sequence.equals(chain.get(0));
    return !alone && Certainty.of(view, text, sequence);
  }

  private boolean isCertain(List<BrokenSequence> chain, int start, int end) {
    if (chain.size() > 1 && view.leadsAreLetters()) {
      if (chain.stream().anyMatch(s -> ShownCharacter.isOdd(text.charAt(s.end() - 1)))) {
        return true;
      }
    }
    int letters = (int) chain.stream().filter(BrokenSequence::isLetter).count();
    if (letters < 2 || !ofOneScript(chain)) {
      return false;
    }
    boolean wholeRun = chain.get(0).start() == start && chain.get(chain.size() - 1).end() == end;
    if (view.isWindows1252()) {
      return (wholeRun && end - start >= LONG_RUN) || letters >= LONG_CHAIN;
    }
    // Other charsets need more: their leads are Cyrillic or Greek capitals, dashes, box drawings.
    boolean more = letters >= LONG_CHAIN || (wholeRun && letters == LONG_CHAIN - 1);
    return more && (view.leadsAreLetters() || hasLetter(start, end));
  }

  private static boolean ofOneScript(List<BrokenSequence> chain) {
    Set<UnicodeScript> all = EnumSet.noneOf(UnicodeScript.class);
    chain.stream().filter(BrokenSequence::isLetter).forEach(s -> all.add(s.script()));
    // Japanese is written in three.
    all.removeAll(EnumSet.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA));
    return all.size() <= 1;
  }

  /** Asked for each chain of a run, so the answer is kept. */
  private boolean hasLetter(int start, int end) {
    if (end != letterRunEnd) {
      letterRunEnd = end;
      letterInRun = false;
      for (int i = start; i < end && !letterInRun; i++) {
        letterInRun = Character.isLetter(text.charAt(i));
      }
    }
    return letterInRun;
  }

  /** The text with every certain sequence, and those that follow it, replaced. */
  String repaired() {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (Chain chain : chains) {
      if (chain.certain() || chain.sequences().stream().anyMatch(this::follows)) {
        for (BrokenSequence sequence : chain.sequences()) {
          out.append(between(from, sequence.start())).appendCodePoint(sequence.codePoint());
          from = sequence.end();
        }
      }
    }
    return out.append(between(from, text.length())).toString();
  }

  private String between(int from, int to) {
    String kept = text.substring(from, to);
    Set<UnicodeScript> own = EnumSet.copyOf(scripts);
    own.removeAll(AMBIGUOUS);
    return view.isWindows1252() && !own.isEmpty()
        ? LostBytes.restoreLetters(view, kept, own)
        : kept;
  }

  private boolean follows(BrokenSequence sequence) {
    boolean sameScript =
        sequence.script() != UnicodeScript.COMMON && scripts.contains(sequence.script());
    return sequence.isLatin() || sameScript;
  }
}
