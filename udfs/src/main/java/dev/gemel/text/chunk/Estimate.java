package dev.gemel.text.chunk;

import dev.gemel.text.block.Cutter;
import java.util.List;

/**
 * Says, without counting a range anew for each atom that it grows by, that the range surely fits or
 * surely does not: from the sum of its atoms' counts. Tokens do not quite add up, so that near a
 * limit it says neither, and the range has to be counted.
 */
final class Estimate {
  private final List<Atom> atoms;
  private final Cutter cutter;
  private final int empty;
  private final long[] until;
  private int known;

  Estimate(List<Atom> atoms, Cutter cutter) {
    this.atoms = atoms;
    this.cutter = cutter;
    this.empty = cutter.count(0, 0);
    this.until = new long[atoms.size() + 1];
  }

  /** Whether the atoms from {@code from} to before {@code to} are well below the limit. */
  boolean below(int from, int to, int limit) {
    return sum(from, to) <= limit * 7L / 8;
  }

  /** Whether they are well above it. */
  boolean above(int from, int to, int limit) {
    return sum(from, to) > 2L * limit;
  }

  private long sum(int from, int to) {
    for (; known < to; known++) {
      until[known + 1] = until[known] + own(known);
    }
    return until[to] - until[from] + empty;
  }

  /** The white space behind an atom is counted with it: some tokenizers make tokens of it. */
  private int own(int i) {
    int start = atoms.get(i).start();
    int end = i + 1 < atoms.size() ? atoms.get(i + 1).start() : atoms.get(i).end();
    return cutter.count(start, Math.max(end, atoms.get(i).end())) - empty;
  }
}
