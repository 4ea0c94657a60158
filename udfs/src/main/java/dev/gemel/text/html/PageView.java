package dev.gemel.text.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a page before its content is chosen: every block of it, furniture too, with
 * its place in the tree, and what the rules would take.
 */
final class PageView {
  /** So many different lines are asked for cues, which bounds the time on hostile pages. */
  private static final int MAX_CUED = 20_000;

  private final Page page;
  private final JsonLd json;
  private final Metadata meta;
  private final @Nullable String url;
  private final RuleChoice rules;
  private final List<Element> comments;
  private final String commentText;
  private final PageMap map;
  private final List<Line> lines = new ArrayList<>();
  private final int words;

  /**
   * A block in its place.
   *
   * @param shape of its text
   * @param home where it stands
   * @param cues see {@link Cues}
   * @param ruled whether the rules take it
   * @param commented whether it is part of the readers' comments
   */
  record Line(Block block, TextShape shape, Spot home, int cues, boolean ruled, boolean commented) {
    int words() {
      return shape.words();
    }

    double linkShare() {
      return block.linkChars() == 0
          ? 0
          : (double) block.linkChars() / Math.max(1, Sizes.visibleLength(block.text()));
    }
  }

  PageView(
      Page page,
      JsonLd json,
      Metadata meta,
      @Nullable String url,
      RuleChoice rules,
      List<Element> comments,
      String commentText) {
    this.page = page;
    this.json = json;
    this.meta = meta;
    this.url = url;
    this.rules = rules;
    this.comments = List.copyOf(comments);
    this.commentText = commentText;
    Set<Element> silent = silent();
    map = new PageMap(page.body(), silent);
    describe(BlockReader.read(List.of(page.body()), silent));
    words = lines.stream().mapToInt(Line::words).sum();
  }

  private Set<Element> silent() {
    Set<Element> silent = Pruner.identitySet();
    silent.addAll(page.consent());
    for (Element e : page.inBody()) {
      if (Vocabulary.SILENT_TAGS.contains(e.normalName())) {
        silent.add(e);
      }
    }
    return silent;
  }

  private void describe(List<Block> blocks) {
    Set<Element> taken = Pruner.identitySet();
    rules.blocks().forEach(block -> taken.add(block.home()));
    Set<Element> areas = Pruner.identitySet();
    areas.addAll(comments);
    Map<String, Integer> cues = new HashMap<>();
    for (Block block : blocks) {
      boolean commented = !areas.isEmpty() && Candidates.isInside(block.home(), areas);
      lines.add(
          new Line(
              block,
              TextShape.of(block.text()),
              map.at(block.home()),
              cuesOf(block.text(), cues),
              taken.contains(block.home()),
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

  JsonLd json() {
    return json;
  }

  Metadata meta() {
    return meta;
  }

  @Nullable String url() {
    return url;
  }

  RuleChoice rules() {
    return rules;
  }

  PageKind kind() {
    return rules.kind();
  }

  /** The readers' comments; none on a forum, where they are the content. */
  String commentText() {
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
