package dev.gemel.text.block;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a range of text into sentences: the JDK's rules (UAX #29) with a guard for abbreviations,
 * initials and list numbers. A list item or table row starts a sentence of its own; any other line
 * end is a space.
 */
public final class Sentences {
  private Sentences() {}

  /** The sentences of a whole text. */
  public static List<Span> split(String text) {
    return split(text, new Span(0, text.length()));
  }

  /** The sentences of a range, in order, without blank ends, covering all that is not blank. */
  public static List<Span> split(String text, Span range) {
    List<Span> sentences = new ArrayList<>();
    int start = range.start();
    for (int i = start; i < range.end(); ) {
      int newline = text.indexOf('\n', i);
      int next = newline < 0 || newline >= range.end() ? range.end() : newline + 1;
      if (next < range.end() && startsItem(text, next, range.end())) {
        addSentences(text, start, next, sentences);
        start = next;
      }
      i = next;
    }
    addSentences(text, start, range.end(), sentences);
    return sentences;
  }

  private static boolean startsItem(String text, int start, int limit) {
    int newline = text.indexOf('\n', start);
    String line = text.substring(start, newline < 0 ? limit : Math.min(newline, limit));
    return ListMarker.starts(line) || ListMarker.isRow(line);
  }

  private static void addSentences(String text, int start, int end, List<Span> sentences) {
    String part = text.substring(start, end).replace('\n', ' ');
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(part);
    int from = 0;
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      if (to == part.length() || isEnd(part, from, to)) {
        Span sentence = Span.trimmed(text, start + from, start + to);
        if (!sentence.isEmpty()) {
          sentences.add(sentence);
        }
        from = to;
      }
    }
  }

  private static boolean isEnd(String text, int from, int to) {
    char last = text.charAt(Span.trimmed(text, from, to).end() - 1);
    // "Really?" she asked: what follows a quotation in lower case goes on with the sentence.
    boolean goesOn = Character.isLowerCase(text.charAt(to)) && "\"'”’»)".indexOf(last) >= 0;
    return !goesOn && !Abbreviations.endsBefore(text, from, to);
  }
}
