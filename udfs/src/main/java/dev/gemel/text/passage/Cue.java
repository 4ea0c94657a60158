package dev.gemel.text.passage;

import dev.gemel.text.block.Sentences;
import dev.gemel.text.block.Span;
import dev.gemel.text.block.Words;
import java.util.List;

/** The first words of a passage, few enough to leave the answer open. */
final class Cue {
  private static final int MAX_WORDS = 12;
  private static final int MIN_WORDS = 3;
  private static final int MAX_CHARS = 120;
  private static final int LEAD_CHARS = 2_000;

  private Cue() {}

  /** The empty text where the passage is too short, or is code. */
  static String of(String text) {
    List<Span> sentences = Sentences.split(text, new Span(0, Math.min(text.length(), LEAD_CHARS)));
    List<String> lead = sentences.isEmpty() ? List.of() : Words.tokens(sentences.get(0).of(text));
    int words = Math.min(Math.min(MAX_WORDS, Words.count(text) / 4), lead.size());
    String cue = String.join(" ", lead.subList(0, words));
    boolean usable = words >= MIN_WORDS && cue.length() <= MAX_CHARS && !cue.contains("```");
    return usable ? cue.replaceFirst("[\\s.,;:!?]+$", "") : "";
  }
}
