package dev.gemel.text.html.marks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a line that stand between marks, so that no marks are put where CommonMark would
 * read others: stars that touch make one run (section 6.2). Of two that clash the outer or the
 * later one is left out, which loses an emphasis and shows no star.
 */
public final class MarkedParts {
  private static final String EM = "*";
  private static final String STRONG = "**";
  private static final String CODE = "`";

  /** The outermost parts so far, in order. */
  private final List<Part> parts = new ArrayList<>();

  /**
   * Text between marks.
   *
   * @param start where its first mark begins
   * @param end behind its last mark
   * @param em whether it is emphasis or has some inside
   * @param strong the same of strong emphasis
   */
  public record Part(int start, int end, String before, String after, boolean em, boolean strong) {
    private boolean isStars() {
      return before.startsWith(EM);
    }
  }

  /**
   * The part with the same marks that ends at {@code start}, which goes on instead of ending:
   * {@code **a****b**} would be none.
   *
   * @param outer where the element begins that is open round the new part
   */
  public @Nullable Part continued(int start, int outer, String before, String after) {
    Part last = endingAt(start);
    boolean same =
        last != null
            && last.start() >= outer
            && last.before().equals(before)
            && last.after().equals(after);
    return same ? last : null;
  }

  /** Whether code with another fence ends at {@code start}: the two fences would be one run. */
  public boolean isCodeBefore(int start, String before) {
    Part last = endingAt(start);
    return last != null && last.before().startsWith(CODE) && !last.before().equals(before);
  }

  /** Whether marks round the text from {@code start} to {@code end} would be read as others. */
  public boolean wouldClash(int start, int end, String before) {
    if (!before.equals(EM) && !before.equals(STRONG)) {
      return false;
    }
    Part last = endingAt(start);
    List<Part> inside = parts.subList(firstFrom(start), parts.size());
    boolean repeated = inside.stream().anyMatch(p -> before.equals(EM) ? p.em() : p.strong());
    boolean bothEnds =
        inside.size() > 1
            && inside.get(0).start() == start
            && inside.get(0).isStars()
            && inside.get(inside.size() - 1).end() == end
            && inside.get(inside.size() - 1).isStars();
    return repeated || bothEnds || (last != null && last.isStars());
  }

  /** Adds a part, which takes in those inside of it. */
  public void add(int start, int end, String before, String after) {
    List<Part> inside = parts.subList(firstFrom(start), parts.size());
    boolean em = before.equals(EM) || inside.stream().anyMatch(Part::em);
    boolean strong = before.equals(STRONG) || inside.stream().anyMatch(Part::strong);
    inside.clear();
    parts.add(new Part(start, end, before, after, em, strong));
  }

  /**
   * Those whose stars would be shown: between a letter and a punctuation mark they are no marks, as
   * in {@code a**"b"**c}.
   */
  public List<Part> unread(CharSequence markdown) {
    List<Part> unread = new ArrayList<>();
    for (Part part : parts) {
      if (part.isStars() && !isRead(part, markdown)) {
        unread.add(part);
      }
    }
    return unread;
  }

  private static boolean isRead(Part part, CharSequence markdown) {
    int first = part.start();
    while (first < part.end() - 1 && markdown.charAt(first) == '*') {
      first++;
    }
    int last = part.end() - 1;
    while (last > first && markdown.charAt(last) == '*') {
      last--;
    }
    int before = part.start() == 0 ? ' ' : Character.codePointBefore(markdown, part.start());
    int after = part.end() == markdown.length() ? ' ' : Character.codePointAt(markdown, part.end());
    return Emphasis.flanks(Character.codePointAt(markdown, first), before)
        && Emphasis.flanks(Character.codePointBefore(markdown, last + 1), after);
  }

  public void clear() {
    parts.clear();
  }

  private @Nullable Part endingAt(int start) {
    int first = firstFrom(start);
    return first > 0 && parts.get(first - 1).end() == start ? parts.get(first - 1) : null;
  }

  private int firstFrom(int start) {
    int first = parts.size();
    while (first > 0 && parts.get(first - 1).start() >= start) {
      first--;
    }
    return first;
  }
}
