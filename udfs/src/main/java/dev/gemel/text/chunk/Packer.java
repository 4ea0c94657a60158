package dev.gemel.text.chunk;

import dev.gemel.text.block.Cutter;
import dev.gemel.text.block.Sentences;
import dev.gemel.text.block.Span;
import java.util.List;

/** Packs neighbouring atoms into chunks, greedily from the begin of the text. */
final class Packer {
  private final String text;
  private final ChunkPolicy policy;
  private final Cutter cutter;
  private final List<Atom> atoms;
  private final Estimate estimate;

  Packer(String text, ChunkPolicy policy, Cutter cutter, List<Atom> atoms) {
    this.text = text;
    this.policy = policy;
    this.cutter = cutter;
    this.atoms = atoms;
    this.estimate = new Estimate(atoms, cutter);
  }

  int size() {
    return atoms.size();
  }

  int atomEnd(int to) {
    return atoms.get(to - 1).end();
  }

  /** Where the chunk of atom {@code from} starts: earlier, if it repeats sentences. */
  int start(int from, List<Chunk> before) {
    Atom first = atoms.get(from);
    if (policy.overlapTokens() == null || from == 0 || !sameSection(atoms.get(from - 1), first)) {
      return first.start();
    }
    int start = first.start();
    Chunk previous = before.get(before.size() - 1);
    List<Span> sentences = Sentences.split(text, atoms.get(from - 1).span());
    for (int i = sentences.size() - 1; i >= 0; i--) {
      int candidate = sentences.get(i).start();
      if (candidate <= previous.start()
          || !cutter.fits(candidate, previous.end(), policy.overlapTokens())
          || !cutter.fits(candidate, first.end(), policy.maxTokens())) {
        break;
      }
      start = candidate;
    }
    return start;
  }

  private static boolean sameSection(Atom before, Atom after) {
    return !before.isHeading()
        && !after.isHeading()
        && !before.block().isCode()
        && before.block().headingPath().equals(after.block().headingPath());
  }

  /** The index after the last atom of the chunk that begins with atom {@code from}. */
  int end(int from, int start) {
    int to = grown(from, start, true);
    // An estimate may be wrong; the limit is kept all the same.
    return to == from + 1 || cutter.fits(start, atomEnd(to), policy.maxTokens())
        ? to
        : grown(from, start, false);
  }

  private int grown(int from, int start, boolean estimating) {
    int to = from + 1;
    while (to < atoms.size() && admits(from, to, start, estimating)) {
      to++;
    }
    return to == atoms.size() ? to : withoutTrailingHeadings(from, to);
  }

  private boolean admits(int from, int next, int start, boolean estimating) {
    boolean untitled = !onlyHeadings(from, next);
    Atom atom = atoms.get(next);
    if (atom.isHeading() && untitled && !isSmall(from, next, start)) {
      return false;
    }
    boolean stretch = !untitled || endsSection(next);
    int limit = stretch ? policy.maxTokens() : policy.targetTokens();
    boolean repeats = start < atoms.get(from).start();
    return (estimating && !repeats && estimate.below(from, next + 1, limit))
        || cutter.fits(start, atom.end(), limit);
  }

  private boolean isSmall(int from, int next, int start) {
    int limit = policy.targetTokens() / 4;
    return !estimate.above(from, next, limit) && cutter.fits(start, atomEnd(next), limit);
  }

  private boolean endsSection(int index) {
    return index + 1 == atoms.size() || atoms.get(index + 1).isHeading();
  }

  private boolean onlyHeadings(int from, int to) {
    return atoms.get(to - 1).isHeading()
        && atoms.subList(from, to).stream().allMatch(Atom::isHeading);
  }

  private int withoutTrailingHeadings(int from, int to) {
    int last = to;
    while (last - 1 > from && atoms.get(last - 1).isHeading()) {
      last--;
    }
    return onlyHeadings(from, last) ? to : last;
  }

  /** The titles that the atoms of a chunk share; those of its headings only if it has no body. */
  List<String> path(int from, int to) {
    List<Atom> body = atoms.subList(from, to).stream().filter(a -> !a.isHeading()).toList();
    if (body.isEmpty()) {
      return atoms.get(to - 1).block().headingPath();
    }
    List<String> shared = body.get(0).block().headingPath();
    for (Atom atom : body) {
      shared = common(shared, atom.block().headingPath());
    }
    return shared;
  }

  private static List<String> common(List<String> a, List<String> b) {
    int i = 0;
    while (i < Math.min(a.size(), b.size()) && a.get(i).equals(b.get(i))) {
      i++;
    }
    return a.subList(0, i);
  }
}
