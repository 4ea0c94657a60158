package dev.gemel.text.html.learned;

import dev.gemel.text.html.block.Block;
import dev.gemel.text.html.block.BlockReader;
import dev.gemel.text.html.meta.JsonLd;
import dev.gemel.text.html.meta.Metadata;
import dev.gemel.text.html.meta.PageKind;
import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.Sizes;
import dev.gemel.text.html.page.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a page before its content is chosen: every block of it, furniture too, with
 * its place in the tree, and what the rules would take.
 */
public final class PageView {
  /** So many different lines are asked for cues, which bounds the time on hostile pages. */
  private static final int MAX_CUED = 20_000;

  private final Page page;
  private final JsonLd json;
  private final Metadata meta;
  private final @Nullable String url;
  private final RuleChoice rules;
  private final List<Integer> comments;
  private final String commentText;
  private final PageMap map;
  private final List<Line> lines = new ArrayList<>();
  private final int words;

  /**
   * A block in its place.
   *
   * @param shape of its text
   * @param cues see {@link Cues}
   * @param ruled whether the rules take it
   * @param commented whether it is part of the readers' comments
   */
  record Line(Block block, TextShape shape, int cues, boolean ruled, boolean commented) {
    int words() {
      return shape.words();
    }

    double linkShare() {
      return block.linkChars() == 0
          ? 0
          : (double) block.linkChars() / Math.max(1, Sizes.visibleLength(block.text()));
    }
  }

  public PageView(
      Page page,
      JsonLd json,
      Metadata meta,
      @Nullable String url,
      RuleChoice rules,
      List<Integer> comments,
      String commentText) {
    this.page = page;
    this.json = json;
    this.meta = meta;
    this.url = url;
    this.rules = rules;
    this.comments = List.copyOf(comments);
    this.commentText = commentText;
    BitSet silent = silent();
    map = new PageMap(page.tree(), silent);
    describe(BlockReader.read(page, List.of(page.body()), silent));
    words = lines.stream().mapToInt(Line::words).sum();
  }

  private BitSet silent() {
    BitSet silent = (BitSet) page.consent().clone();
    for (int i = page.body(); i < page.tree().end(page.body()); i++) {
      if (Vocabulary.SILENT_TAGS.has(page.tree().tag(i))) {
        silent.set(i);
      }
    }
    return silent;
  }

  private void describe(List<Block> blocks) {
    BitSet taken = new BitSet();
    rules.blocks().forEach(block -> taken.set(block.home()));
    BitSet areas = new BitSet();
    comments.forEach(areas::set);
    Map<String, Integer> cues = new HashMap<>();
    for (Block block : blocks) {
      boolean commented = !areas.isEmpty() && page.tree().isInside(block.home(), areas);
      lines.add(
          new Line(
              block,
              TextShape.of(block.text()),
              cuesOf(block.text(), cues),
              taken.get(block.home()),
              commented));
    }
  }

  private static int cuesOf(String text, Map<String, Integer> known) {
    return known.size() < MAX_CUED
        ? known.computeIfAbsent(text, Cues::of)
        : known.getOrDefault(text, 0);
  }

  Page page() {
    return page;
  }

  public JsonLd json() {
    return json;
  }

  public Metadata meta() {
    return meta;
  }

  @Nullable String url() {
    return url;
  }

  RuleChoice rules() {
    return rules;
  }

  public PageKind kind() {
    return rules.kind();
  }

  /** The readers' comments; none on a forum, where they are the content. */
  public String commentText() {
    return commentText;
  }

  PageMap map() {
    return map;
  }

  /** Every block of the page in order. */
  List<Line> lines() {
    return lines;
  }

  /** The words of all blocks. */
  int words() {
    return words;
  }
}
