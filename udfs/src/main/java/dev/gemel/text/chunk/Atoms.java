package dev.gemel.text.chunk;

import dev.gemel.text.block.Block;
import dev.gemel.text.block.Blocks;
import dev.gemel.text.block.Cutter;
import dev.gemel.text.block.Sentences;
import dev.gemel.text.block.Span;
import java.util.ArrayList;
import java.util.List;

/** Splits a text into atoms, each within the limit of tokens. */
final class Atoms {
  private final String text;
  private final ChunkPolicy policy;
  private final Cutter cutter;
  private final List<Atom> atoms = new ArrayList<>();

  private Atoms(String text, ChunkPolicy policy, Cutter cutter) {
    this.text = text;
    this.policy = policy;
    this.cutter = cutter;
  }

  static List<Atom> of(String text, ChunkPolicy policy, Cutter cutter) {
    Atoms result = new Atoms(text, policy, cutter);
    Blocks.parse(text).forEach(result::add);
    return result.atoms;
  }

  private void add(Block block) {
    Span span = Span.trimmed(text, block.span().start(), block.span().end());
    int whole = block.isCode() ? policy.maxTokens() : policy.targetTokens();
    if (cutter.fits(span.start(), span.end(), whole)) {
      atoms.add(new Atom(block, block.isHeading() ? block.span() : span));
      return;
    }
    List<Span> parts = block.isCode() ? lines(span) : Sentences.split(text, span);
    for (Span part : parts) {
      addPart(block, part);
    }
  }

  private void addPart(Block block, Span part) {
    if (cutter.fits(part.start(), part.end(), policy.maxTokens())) {
      atoms.add(new Atom(block, part));
    } else {
      cutter.cut(part, policy.targetTokens()).forEach(piece -> atoms.add(new Atom(block, piece)));
    }
  }

  private List<Span> lines(Span code) {
    List<Span> lines = new ArrayList<>();
    for (int start = code.start(); start < code.end(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? code.end() : Math.min(newline, code.end());
      Span line = Span.trimmed(text, start, end);
      if (!line.isEmpty()) {
        lines.add(line);
      }
      start = end + 1;
    }
    return lines;
  }
}
