package dev.gemel.text.html.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;

/**
 * Looks for patterns anywhere in a text, as {@code Pattern.compile(regex).matcher(text).find()}
 * does, with one table lookup a character: a list of a hundred words costs as much as one, and all
 * patterns together as much as one. They are made one deterministic automaton (Lucene's), in which
 * each pattern is followed by a sign of its own: what has been found is what could end with its
 * sign. A word boundary, which automata do not know, is a character too that is put into the text
 * wherever there is one.
 *
 * <p>Knows literals, {@code | ( ) (?: ) ? * + {n,m} [...] . ^ $ \b \d} and escaped signs. The text
 * must have no line break at its end, and none of the control characters 1 to 3.
 */
public final class Finder {
  private static final int ASCII = 128;
  private static final char BOUNDARY = 1;
  private static final char START = 2;
  private static final char END = 3;
  private static final String MAYBE = BOUNDARY + "?";

  /** What {@code .} takes: all but the three signs above and line breaks. */
  private static final String ANY = "[^\u0001\u0002\u0003\n\r\u0085\u2028\u2029]";

  /** The sign behind the first pattern; those of the others follow it. */
  private static final char FOUND = '\ue000';

  private static final int MAX_PATTERNS = 31;
  private static final int MAX_WORK = 10_000_000;

  private final CharacterRunAutomaton automaton;

  /** The class of each ASCII sign: those of one class lead to the same states everywhere. */
  private final byte[] classes = new byte[ASCII];

  /** The next state by state and class. */
  private final int[] next;

  private final int classCount;

  /** By state: the patterns that have been found, a bit each. */
  private final int[] found;

  private final int begin;

  private Finder(CharacterRunAutomaton automaton, int patterns) {
    this.automaton = automaton;
    this.begin = automaton.step(0, START);
    int states = automaton.getSize();
    found = new int[states];
    for (int state = 0; state < states; state++) {
      for (int i = 0; i < patterns; i++) {
        found[state] |= automaton.isAccept(automaton.step(state, FOUND + i)) ? 1 << i : 0;
      }
    }
    Map<List<Integer>, Integer> columns = new LinkedHashMap<>();
    for (char c = 0; c < ASCII; c++) {
      classes[c] = columns.computeIfAbsent(column(c), column -> columns.size()).byteValue();
    }
    classCount = columns.size();
    next = new int[states * classCount];
    columns.forEach((column, c) -> fill(column, c));
  }

  private List<Integer> column(char c) {
    List<Integer> column = new ArrayList<>();
    for (int state = 0; state < found.length; state++) {
      column.add(automaton.step(state, c));
    }
    return column;
  }

  private void fill(List<Integer> column, int c) {
    for (int state = 0; state < found.length; state++) {
      next[state * classCount + c] = column.get(state);
    }
  }

  private int step(int state, char c) {
    return c < ASCII ? next[state * classCount + classes[c]] : automaton.step(state, c);
  }

  /**
   * @throws IllegalArgumentException for a pattern that it does not know, or more than 31 of them
   */
  public static Finder of(String... patterns) {
    if (patterns.length > MAX_PATTERNS) {
      throw new IllegalArgumentException(patterns.length + " patterns, 31 at most");
    }
    List<Automaton> all = new ArrayList<>();
    for (int i = 0; i < patterns.length; i++) {
      Automaton pattern = new RegExp(translated(patterns[i]), RegExp.NONE).toAutomaton();
      all.add(Operations.concatenate(pattern, Automata.makeChar(FOUND + i)));
    }
    Automaton anywhere = Operations.concatenate(Automata.makeAnyString(), Operations.union(all));
    return new Finder(
        new CharacterRunAutomaton(Operations.determinize(anywhere, MAX_WORK)), patterns.length);
  }

  /** Whether a pattern is somewhere in {@code text}. */
  public boolean find(String text) {
    return run(text, true) != 0;
  }

  /** The patterns that are somewhere in {@code text}: bit 0 is that of the first one. */
  public int findAll(String text) {
    return run(text, false);
  }

  private int run(String text, boolean anyWillDo) {
    int state = begin;
    int mask = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = isWord(c);
      if (word != inWord) {
        inWord = word;
        state = step(state, BOUNDARY);
        mask |= found[state];
      }
      state = step(state, c);
      mask |= found[state];
      if (mask != 0 && anyWillDo) {
        return mask;
      }
    }
    state = inWord ? step(state, BOUNDARY) : state;
    return mask | found[state] | found[step(state, END)];
  }

  private static boolean isWord(char c) {
    return c < 128 ? (c >= 'a' && c <= 'z') || isRareWord(c) : Character.isLetterOrDigit(c);
  }

  private static boolean isRareWord(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static String translated(String regex) {
    StringBuilder out = new StringBuilder("(");
    int i = 0;
    while (i < regex.length()) {
      i += atom(regex, i, out);
    }
    return out.append(')').toString();
  }

  /** Translates what is at {@code at}; returns its length. */
  private static int atom(String regex, int at, StringBuilder out) {
    char c = regex.charAt(at);
    return switch (c) {
      case '\\' -> {
        escape(regex.charAt(at + 1), out);
        yield 2;
      }
      case '(' -> {
        out.append('(');
        yield regex.startsWith("(?:", at) ? 3 : 1;
      }
      case '{' -> {
        int close = regex.indexOf('}', at) + 1;
        out.append(regex, at, close);
        yield close - at;
      }
      case '[' -> {
        int end = regex.indexOf(']', at) + 1;
        out.append('(').append(MAYBE).append(regex, at, end).append(MAYBE).append(')');
        yield end - at;
      }
      default -> {
        sign(c, out);
        yield 1;
      }
    };
  }

  private static void sign(char c, StringBuilder out) {
    switch (c) {
      case '^' -> out.append(START).append(MAYBE);
      case '$' -> out.append(MAYBE).append(END);
      case '.' -> out.append('(').append(MAYBE).append(ANY).append(MAYBE).append(')');
      case '|', ')', '?', '*', '+' -> out.append(c);
      default -> literal(c, out);
    }
  }

  private static void escape(char c, StringBuilder out) {
    if (c == 'b') {
      out.append(BOUNDARY);
    } else if (c == 'd') {
      out.append("[0-9]");
    } else if (isWord(c)) {
      throw new IllegalArgumentException("no automaton for \\" + c);
    } else {
      literal(c, out);
    }
  }

  /** Boundaries beside a sign that is no part of a word do not matter to it. */
  private static void literal(char c, StringBuilder out) {
    if (isWord(c)) {
      out.append(c);
    } else {
      out.append('(').append(MAYBE).append('\\').append(c).append(MAYBE).append(')');
    }
  }
}
