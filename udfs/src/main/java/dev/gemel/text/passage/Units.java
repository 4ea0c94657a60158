package dev.gemel.text.passage;

import dev.gemel.text.block.Block;
import dev.gemel.text.block.Blocks;
import dev.gemel.text.block.Cutter;
import dev.gemel.text.block.Sentences;
import dev.gemel.text.block.Span;
import dev.gemel.text.block.Words;
import java.util.ArrayList;
import java.util.List;

/** Splits a document into units of at most a number of words; code and titles stay whole. */
final class Units {
  private final String text;
  private final int limit;
  private final Cutter cutter;
  private final List<Unit> units = new ArrayList<>();

  private Units(String text, int limit) {
    this.text = text;
    this.limit = limit;
    this.cutter = new Cutter(text, Words::count);
  }

  static List<Unit> of(String text, int limit) {
    Units result = new Units(text, limit);
    Blocks.parse(text).forEach(result::add);
    return result.units;
  }

  private void add(Block block) {
    int words = Words.count(text, block.span());
    if (words <= limit || block.isCode() || block.isHeading()) {
      units.add(new Unit(block, block.span(), words));
      return;
    }
    Span open = new Span(block.span().start(), block.span().start());
    // Never less than the words of the open span, so most spans need not be counted again.
    int most = 0;
    for (Span sentence : sentences(block)) {
      Span longer = new Span(open.start(), sentence.end());
      int own = Words.count(text, sentence);
      most += own;
      most = most > limit ? Words.count(text, longer) : most;
      if (most > limit && !open.isEmpty()) {
        add(block, open);
        longer = sentence;
        most = own;
      }
      open = longer;
    }
    add(block, open);
  }

  private void add(Block block, Span part) {
    units.add(new Unit(block, part, Words.count(text, part)));
  }

  private List<Span> sentences(Block block) {
    List<Span> sentences = new ArrayList<>();
    for (Span sentence : Sentences.split(text, block.span())) {
      boolean fits = Words.count(text, sentence) <= limit;
      sentences.addAll(fits ? List.of(sentence) : cutter.cut(sentence, limit));
    }
    return sentences;
  }
}
