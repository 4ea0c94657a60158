package dev.gemel.text.html.marks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quotation or a list item, which a block stands in. Two of them are the same only if they are
 * the same part of the page.
 */
public final class Nest {
  /** What stands round a block that is in no list and no quotation. */
  public static final Nest NONE = new Nest(null, "", null);

  private static final String QUOTE = "> ";

  private final @Nullable Nest outer;
  private final String mark;
  private final @Nullable Object list;
  private final int number;

  private Nest(@Nullable Nest outer, String mark, @Nullable Object list) {
    this.outer = outer;
    this.mark = mark;
    this.list = list;
    number = isNumbered() ? Integer.parseInt(mark.substring(0, mark.indexOf('.'))) : 0;
  }

  /** A quotation in this one. */
  public Nest quote() {
    return new Nest(this, QUOTE, null);
  }

  /** An item in this one: its marker with a space behind it, and the list that it is of. */
  public Nest item(String marker, Object of) {
    return new Nest(this, marker, of);
  }

  public boolean isItem() {
    return list != null;
  }

  /** The innermost item, this or round this; {@code NONE} outside every list. */
  public Nest item() {
    Nest nest = this;
    while (nest.outer != null && !nest.isItem()) {
      nest = nest.outer;
    }
    return nest;
  }

  /** Whether both are items of one list, with no number left out between them. */
  public boolean isBeside(Nest other) {
    return list != null && list == other.list && Math.abs(number - other.number) <= 1;
  }

  /** Whether a reader would take it for an item of the list of {@code other} (section 5.3). */
  public boolean isLike(Nest other) {
    return isItem() && other.isItem() && isNumbered() == other.isNumbered();
  }

  private boolean isNumbered() {
    return !mark.isEmpty() && Character.isDigit(mark.charAt(0));
  }

  /** Whether it may follow a line of text at once (CommonMark section 5.2): no number but 1. */
  public boolean mayInterrupt() {
    return !isNumbered() || mark.startsWith("1.");
  }

  /**
   * What stands before its first line.
   *
   * @param second whether an item has the other sign of its kind, which begins another list
   */
  public String mark(boolean second) {
    return second ? mark.replace('-', '*').replace('.', ')') : mark;
  }

  /** What stands before its other lines. */
  public String hang() {
    return isItem() ? " ".repeat(mark.length()) : mark;
  }

  /** All that stands round a block, the outermost first. */
  public List<Nest> path() {
    List<Nest> path = new ArrayList<>();
    for (Nest nest = this; nest != null && nest != NONE; nest = nest.outer) {
      path.add(nest);
    }
    Collections.reverse(path);
    return path;
  }

  /** The quotations outside every list: where a heading stands, which orders more than an item. */
  public Nest aboveLists() {
    List<Nest> path = path();
    int item = 0;
    while (item < path.size() && !path.get(item).isItem()) {
      item++;
    }
    return item == 0 ? NONE : path.get(item - 1);
  }
}
