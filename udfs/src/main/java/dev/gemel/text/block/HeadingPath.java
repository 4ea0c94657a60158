package dev.gemel.text.block;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The titles above the current line. */
final class HeadingPath {
  private final Deque<Heading> open = new ArrayDeque<>();

  void enter(Heading heading) {
    while (!open.isEmpty() && open.getLast().level() >= heading.level()) {
      open.removeLast();
    }
    open.addLast(heading);
  }

  /** Outermost first; a heading without text has no place in it. */
  List<String> titles() {
    return open.stream().map(Heading::title).filter(title -> !title.isEmpty()).toList();
  }
}
