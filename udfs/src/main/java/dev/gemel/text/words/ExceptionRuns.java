package dev.gemel.text.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Exceptions that the affix rules took apart, put together again: {@code a:)} gives {@code a} and
 * {@code :)}. A run of the same tokens with spaces between them is no exception, but it still
 * stands in the way of shorter ones.
 */
final class ExceptionRuns {
  private record Run(int exception, List<int[]> tokens) {}

  private record Match(int first, int last, int exception) {}

  private static final Map<Integer, List<Run>> BY_FIRST = read();
  private static final int LONGEST_FIRST = longestFirst();

  /** What runs begin with. */
  private static final Glance BEGINS = begins();

  private ExceptionRuns() {}

  static Tokens join(int[] text, Tokens tokens) {
    List<Match> matches = matches(text, tokens);
    return matches.isEmpty() ? tokens : rebuilt(text, tokens, kept(matches));
  }

  private static List<Match> matches(int[] text, Tokens tokens) {
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.end(i) - tokens.start(i) > LONGEST_FIRST) {
        continue;
      }
      if (BEGINS.mayHold(text, tokens.start(i), tokens.end(i))) {
        List<Run> runs = BY_FIRST.get(hash(text, tokens.start(i), tokens.end(i)));
        for (Run run : runs == null ? List.<Run>of() : runs) {
          if (stands(run, text, tokens, i)) {
            matches.add(match(run, tokens, i));
          }
        }
      }
    }
    return matches;
  }

  private static boolean stands(Run run, int[] text, Tokens tokens, int first) {
    if (first + run.tokens().size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < run.tokens().size(); i++) {
      int[] part = run.tokens().get(i);
      int at = first + i;
      if (!Arrays.equals(part, 0, part.length, text, tokens.start(at), tokens.end(at))) {
        return false;
      }
    }
    return true;
  }

  private static Match match(Run run, Tokens tokens, int first) {
    int last = first + run.tokens().size() - 1;
    int length = run.tokens().stream().mapToInt(part -> part.length).sum();
    boolean together = tokens.end(last) - tokens.start(first) == length;
    return new Match(first, last, together ? run.exception() : -1);
  }

  /** The longest first, of those the earliest, none that begins or ends inside another. */
  private static Map<Integer, Match> kept(List<Match> matches) {
    matches.sort(
        Comparator.<Match>comparingInt(m -> m.first() - m.last()).thenComparingInt(Match::first));
    Set<Integer> taken = new HashSet<>();
    Map<Integer, Match> kept = new HashMap<>();
    for (Match match : matches) {
      if (!taken.contains(match.first()) && !taken.contains(match.last())) {
        kept.put(match.first(), match);
      }
      for (int i = match.first(); i <= match.last(); i++) {
        taken.add(i);
      }
    }
    return kept;
  }

  private static Tokens rebuilt(int[] text, Tokens tokens, Map<Integer, Match> kept) {
    Tokens out = new Tokens(text);
    int i = 0;
    while (i < tokens.size()) {
      Match match = kept.get(i);
      if (match == null || match.exception() < 0) {
        out.add(tokens.start(i), tokens.end(i));
        i++;
      } else {
        Exceptions.emit(match.exception(), tokens.start(i), out);
        i = match.last() + 1;
      }
    }
    return out;
  }

  private static Map<Integer, List<Run>> read() {
    Map<Integer, List<Run>> runs = new HashMap<>();
    List<int[]> words = Exceptions.words();
    for (int i = 0; i < words.size(); i++) {
      int[] word = words.get(i);
      int end = word.length;
      if (Affixes.prefix(word, 0, end) > 0
          || Affixes.suffix(word, 0, end) > 0
          || Infixes.isFound(word)) {
        int[][] tokens = parts(word);
        int first = hash(tokens[0], 0, tokens[0].length);
        runs.computeIfAbsent(first, h -> new ArrayList<>()).add(new Run(i, List.of(tokens)));
      }
    }
    return runs;
  }

  private static int[][] parts(int[] word) {
    Tokens tokens = new Tokens(word);
    new ChunkCutter(word, tokens, false).cut(0, word.length);
    int[][] parts = new int[tokens.size()][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Arrays.copyOfRange(word, tokens.start(i), tokens.end(i));
    }
    return parts;
  }

  private static int longestFirst() {
    return BY_FIRST.values().stream()
        .flatMap(List::stream)
        .mapToInt(run -> run.tokens().get(0).length)
        .max()
        .orElse(0);
  }

  private static Glance begins() {
    Glance begins = new Glance();
    for (List<Run> runs : BY_FIRST.values()) {
      runs.forEach(run -> begins.add(run.tokens().get(0), 0, run.tokens().get(0).length));
    }
    return begins;
  }

  private static int hash(int[] text, int start, int end) {
    int hash = 1;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i];
    }
    return hash;
  }
}
