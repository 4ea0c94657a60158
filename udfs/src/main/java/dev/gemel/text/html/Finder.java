package dev.gemel.text.html;

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
 * Looks for a pattern anywhere in a text, as {@code Pattern.compile(regex).matcher(text).find()}
 * does, with one table lookup a character: a list of a hundred words costs as much as one. The
 * pattern is made a deterministic automaton (Lucene's). A word boundary, which automata do not
 * know, is a character of its own that is put into the text wherever there is one.
 *
 * <p>Knows literals, {@code | ( ) (?: ) ? * + {n,m} [...] . ^ $ \b \d} and escaped signs. The text
 * must have no line break at its end, and none of the control characters 1 to 3.
 */
final class Finder {
  private static final int ASCII = 128;
  private static final char BOUNDARY = 1;
  private static final char START = 2;
  private static final char END = 3;
  private static final String MAYBE = BOUNDARY + "?";

  /** What {@code .} takes: all but the three signs above and line breaks. */
  private static final String ANY = "[^\u0001\u0002\u0003\n\r\u0085\u2028\u2029]";

  private static final int MAX_WORK = 10_000_000;

  private final CharacterRunAutomaton automaton;

  /** The class of each ASCII sign: those of one class lead to the same states everywhere. */
  private final byte[] classes = new byte[ASCII];

  /** The next state by state and class. */
  private final int[] next;

  private final int classCount;
  private final boolean[] accepts;
  private final int begin;

  private Finder(CharacterRunAutomaton automaton) {
    this.automaton = automaton;
    this.begin = automaton.step(0, START);
    int states = automaton.getSize();
    accepts = new boolean[states];
    for (int state = 0; state < states; state++) {
      accepts[state] = automaton.isAccept(state);
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
    for (int state = 0; state < accepts.length; state++) {
      column.add(automaton.step(state, c));
    }
    return column;
  }

  private void fill(List<Integer> column, int c) {
    for (int state = 0; state < accepts.length; state++) {
      next[state * classCount + c] = column.get(state);
    }
  }

  private int step(int state, char c) {
    return c < ASCII ? next[state * classCount + classes[c]] : automaton.step(state, c);
  }

  /**
   * @throws IllegalArgumentException for a pattern that it does not know
   */
  static Finder of(String regex) {
    Automaton pattern = new RegExp(translated(regex), RegExp.NONE).toAutomaton();
    Automaton anywhere = Operations.concatenate(Automata.makeAnyString(), pattern);
    return new Finder(new CharacterRunAutomaton(Operations.determinize(anywhere, MAX_WORK)));
  }

  /** Whether the pattern is somewhere in {@code text}. */
  boolean find(String text) {
    int state = begin;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = isWord(c);
      if (word != inWord) {
        inWord = word;
        state = step(state, BOUNDARY);
        if (accepts[state]) {
          return true;
        }
      }
      state = step(state, c);
      if (accepts[state]) {
        return true;
      }
    }
    state = inWord ? step(state, BOUNDARY) : state;
    return accepts[state] || accepts[step(state, END)];
  }

  private static boolean isWord(char c) {
    return c < 128 ? c >= 'a' && c <= 'z' || isRareWord(c) : Character.isLetterOrDigit(c);
  }

  private static boolean isRareWord(char c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '_';
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
    switch (c) {
      case '\\':
        escape(regex.charAt(at + 1), out);
        return 2;
      case '(':
        out.append('(');
        return regex.startsWith("(?:", at) ? 3 : 1;
      case '{':
        int close = regex.indexOf('}', at) + 1;
        out.append(regex, at, close);
        return close - at;
      case '[':
        int end = regex.indexOf(']', at) + 1;
        out.append('(').append(MAYBE).append(regex, at, end).append(MAYBE).append(')');
        return end - at;
      case '^':
        out.append(START).append(MAYBE);
        return 1;
      case '$':
        out.append(MAYBE).append(END);
        return 1;
      case '.':
        out.append('(').append(MAYBE).append(ANY).append(MAYBE).append(')');
        return 1;
      case '|', ')', '?', '*', '+':
        out.append(c);
        return 1;
      default:
        literal(c, out);
        return 1;
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
