package dev.gemel.text.html.marks;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Which brackets of a text are to be escaped: those that look like a link or a definition of one,
 * and those without their other half on their side of a link's bracket, which they would take.
 */
final class Brackets {
  private final String markdown;
  private final BitSet own = new BitSet();
  private final BitSet lone = new BitSet();
  private final Deque<Integer> open = new ArrayDeque<>();

  private Brackets(String markdown, Signs signs) {
    this.markdown = markdown;
    for (int i = 0; i < signs.size(); i++) {
      own.set(signs.place(i));
    }
  }

  /** Their places; brackets that are no signs are links'. */
  static BitSet marks(String markdown, Signs signs) {
    boolean definition = markdown.startsWith("[") && markdown.contains("]:");
    if (!definition && !markdown.contains("](")) {
      return new BitSet();
    }
    Brackets brackets = new Brackets(markdown, signs);
    for (int at = 0; at < markdown.length(); at++) {
      brackets.read(at);
    }
    brackets.open.stream().filter(brackets.own::get).forEach(brackets.lone::set);
    return brackets.lone;
  }

  private void read(int at) {
    if (markdown.charAt(at) == '[') {
      open.push(at);
    } else if (markdown.charAt(at) == ']') {
      close(at);
    }
  }

  private void close(int at) {
    if (!own.get(at)) {
      closeLink();
    } else if (open.isEmpty() || !own.get(open.peek())) {
      lone.set(at);
    } else if (markdown.startsWith("(", at + 1) || markdown.startsWith(":", at + 1)) {
      lone.set(open.pop());
      lone.set(at);
    } else {
      open.pop();
    }
  }

  private void closeLink() {
    while (!open.isEmpty() && own.get(open.peek())) {
      lone.set(open.pop());
    }
    open.poll();
  }
}
