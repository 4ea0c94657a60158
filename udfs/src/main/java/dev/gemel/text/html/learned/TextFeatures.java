package dev.gemel.text.html.learned;

import dev.gemel.text.html.block.Block;
import java.util.EnumMap;
import java.util.Map;

/** How much text of which kind a page has. */
final class TextFeatures {
  private TextFeatures() {}

  static void add(FeatureRow row, PageView view) {
    double words = Math.max(1, view.words());
    Map<Block.Kind, Double> kinds = new EnumMap<>(Block.Kind.class);
    int[] cues = new int[Cues.COUNT];
    int paragraphs = 0;
    double long_ = 0;
    double ruled = 0;
    for (int i = 0; i < view.lines().size(); i++) {
      int n = view.lines().get(i).words();
      kinds.merge(view.lines().get(i).block().kind(), (double) n, Double::sum);
      boolean paragraph = n > 20 && !view.lines().get(i).block().linked();
      paragraphs += paragraph ? 1 : 0;
      long_ += paragraph ? n : 0;
      ruled += view.lines().get(i).ruled() ? n : 0;
      for (int cue = 0; cue < cues.length; cue++) {
        cues[cue] += view.lines().get(i).cues() >> cue & 1;
      }
    }
    PageMap map = view.map();
    row.add("words", Math.log1p(words));
    row.add("blocks", Math.log1p(view.lines().size()));
    row.add("links", map.linkShare(map.root()));
    row.add("images", Math.log1p(map.images(map.root())));
    row.add("headings", Math.log1p(map.headings(map.root())));
    row.add("paragraphs", Math.log1p(paragraphs));
    row.add("paragraphs.share", long_ / words);
    row.add("paragraphs.mean", long_ / Math.max(1, paragraphs));
    row.add("ruled.words", Math.log1p(ruled));
    row.add("ruled.share", ruled / words);
    for (Block.Kind kind : Block.Kind.values()) {
      row.add("share." + kind, kinds.getOrDefault(kind, 0.0) / words);
    }
    for (int cue = 0; cue < cues.length; cue++) {
      row.add("cues." + Cues.names().get(cue), Math.log1p(cues[cue]));
    }
    double blocks = Math.max(1, view.lines().size());
    row.add("prices.share", cues[Cues.names().indexOf("price")] / blocks);
    row.add("dates.share", cues[Cues.names().indexOf("date")] / blocks);
    row.add("replies.share", cues[Cues.names().indexOf("reply")] / blocks);
  }
}
