package dev.gemel.text.passage;

import dev.gemel.text.block.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits a document into passages of 80 to 400 words along sections and paragraphs.
 *
 * <p>A passage never starts or ends with a title (titles are in its path), small neighbouring
 * sections are joined, long paragraphs are cut between sentences. Two exceptions to the sizes: a
 * code block stays whole however long it is, and what is left over may be shorter.
 */
public final class Passages {
  /** Passages are joined until they have this many words. */
  public static final int MIN_WORDS = 80;

  /** Passages of prose have no more words. */
  public static final int MAX_WORDS = 400;

  /** A small passage and one unit always fit together. */
  private static final int UNIT_WORDS = MAX_WORDS - MIN_WORDS;

  private final String text;
  private final List<Unit> units;

  private Passages(String text) {
    this.text = text;
    this.units = Units.of(text, UNIT_WORDS);
  }

  /** The passages of a Markdown text, in order, without overlaps; none for a blank text. */
  public static List<Passage> split(String markdown) {
    return new Passages(markdown).split();
  }

  private List<Passage> split() {
    List<List<Unit>> groups = new ArrayList<>();
    int from = 0;
    while (from < units.size()) {
      int to = groupEnd(from);
      List<Unit> group = withoutOuterTitles(units.subList(from, to));
      if (!group.isEmpty()) {
        groups.add(group);
      }
      from = to;
    }
    joinLast(groups);
    return groups.stream().map(this::passage).toList();
  }

  private int groupEnd(int from) {
    int words = 0;
    int to = from;
    while (to < units.size() && admits(units.get(to), words)) {
      words += units.get(to).block().isHeading() ? 0 : units.get(to).words();
      to++;
    }
    return to;
  }

  private static boolean admits(Unit next, int words) {
    if (next.block().isHeading()) {
      return words < MIN_WORDS;
    }
    return words == 0 || words + next.words() <= MAX_WORDS;
  }

  private static List<Unit> withoutOuterTitles(List<Unit> group) {
    int from = 0;
    int to = group.size();
    while (from < to && group.get(from).block().isHeading()) {
      from++;
    }
    while (to > from && group.get(to - 1).block().isHeading()) {
      to--;
    }
    return group.subList(from, to);
  }

  /** Joins a short rest to the passage before it, if both belong to one section. */
  private void joinLast(List<List<Unit>> groups) {
    if (groups.size() < 2) {
      return;
    }
    List<Unit> last = groups.get(groups.size() - 1);
    List<Unit> before = groups.get(groups.size() - 2);
    boolean fits = words(last) < MIN_WORDS && words(before) + words(last) <= MAX_WORDS;
    if (fits && path(before).equals(path(last))) {
      groups.remove(groups.size() - 1);
      groups.set(groups.size() - 1, between(before.get(0), last.get(last.size() - 1)));
    }
  }

  private List<Unit> between(Unit first, Unit last) {
    return units.subList(units.indexOf(first), units.lastIndexOf(last) + 1);
  }

  private Passage passage(List<Unit> group) {
    Span span = new Span(group.get(0).span().start(), group.get(group.size() - 1).span().end());
    return new Passage(path(group), span.start(), span.end(), span.of(text));
  }

  /** The section that most of the words are from. */
  private static List<String> path(List<Unit> group) {
    Map<List<String>, Integer> words = new LinkedHashMap<>();
    for (Unit unit : group) {
      if (!unit.block().isHeading()) {
        words.merge(unit.block().headingPath(), unit.words(), Integer::sum);
      }
    }
    List<String> best = group.get(0).block().headingPath();
    for (Map.Entry<List<String>, Integer> entry : words.entrySet()) {
      if (entry.getValue() > words.getOrDefault(best, 0)) {
        best = entry.getKey();
      }
    }
    return best;
  }

  private static int words(List<Unit> group) {
    return group.stream().filter(unit -> !unit.block().isHeading()).mapToInt(Unit::words).sum();
  }
}
