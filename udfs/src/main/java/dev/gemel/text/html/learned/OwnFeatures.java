package dev.gemel.text.html.learned;

import dev.gemel.text.html.block.Block;
import dev.gemel.text.html.meta.Declared;
import dev.gemel.text.html.meta.JsonLd;
import dev.gemel.text.html.page.Consent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a block is by itself: its text and links, its copies, what the page declares of it. */
final class OwnFeatures implements BlockFeatures.Group {
  private final BlockRun blocks;
  private final TitleMatch title;
  private final Map<String, Integer> copies = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Declared described;
  private final Declared reviewed;
  private final Declared named;
  private final boolean declares;

  OwnFeatures(BlockRun blocks, TitleMatch title) {
    this.blocks = blocks;
    this.title = title;
    for (int i = 0; i < blocks.size(); i++) {
      copies.merge(blocks.block(i).text(), 1, Integer::sum);
    }
    JsonLd json = blocks.view().json();
    described =
        Declared.of(
            json, Set.of("description", "articleBody", "text"), blocks.view().meta().description());
    reviewed = Declared.of(json, Set.of("reviewBody"), null);
    named = Declared.of(json, Set.of("name", "headline"), null);
    declares = !described.isEmpty() || !reviewed.isEmpty() || !named.isEmpty();
  }

  @Override
  public void add(FeatureRow row, int i) {
    String text = blocks.block(i).text();
    shape(row, i);
    row.add("copies", copies.getOrDefault(text, 1));
    row.add("copy", seen.merge(text, 1, Integer::sum));
    row.add("title", title.of(text));
    row.add("lines", (double) lineCount(text));
    row.addBits("cue.", Cues.names(), blocks.line(i).cues());
    List<String> pairs = declares ? Declared.pairsOf(text) : List.of();
    row.add("described", described.share(pairs));
    row.add("reviewed", reviewed.share(pairs));
    row.add("named", named.share(pairs));
    row.add("consent", Consent.words(text));
  }

  @SuppressWarnings("EnumOrdinal") // The weights were learned with the places of the kinds.
  private void shape(FeatureRow row, int i) {
    Block block = blocks.block(i);
    TextShape shape = blocks.line(i).shape();
    row.add("words", blocks.logWords(i));
    row.add("letters", shape.letters());
    row.add("digits", shape.digits());
    row.add("capitals", shape.capitals());
    row.add("punctuation", shape.punctuation());
    row.add("function", shape.function());
    row.add("sentence", shape.sentence());
    row.add("links", blocks.line(i).linkShare());
    row.add("kind", block.kind().ordinal());
    row.add("level", block.level());
    row.add("quote", block.quote());
  }

  private static long lineCount(String text) {
    boolean one = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    return one ? Math.min(1, text.length()) : text.lines().count();
  }
}
