package dev.gemel.text.html.learned;

import dev.gemel.text.html.block.Block;
import java.util.ArrayList;
import java.util.List;

/** Chooses the content of a page: the rules' choice, or that of the learned judge. */
public final class Content {
  /** An image stays when a block this near before it and one this near behind it stay. */
  private static final int NEAR = 3;

  /** A page with no more blocks than this has no furniture of a site round it. */
  private static final int PLAIN_BLOCKS = 10;

  private static final double PLAIN_SHARE = 0.9;

  private static final double WHOLE = 0.8;

  /** A page of more blocks than any real one is left to the rules, which bounds the time. */
  private static final int MAX_JUDGED = 20_000;

  private Content() {}

  /** The blocks of a page that are its content. */
  public static List<Block> of(PageView view, float[] types, PageProfile profile) {
    List<PageView.Line> lines = view.lines();
    if (lines.size() > MAX_JUDGED) {
      return view.rules().blocks();
    }
    int[] words = new int[lines.size()];
    boolean[] ruled = new boolean[words.length];
    boolean[] commented = new boolean[words.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = lines.get(i).words();
      ruled[i] = lines.get(i).ruled();
      commented[i] = lines.get(i).commented();
    }
    boolean[] chosen = choose(Judge.blocks(view, types), words, ruled, commented, profile);
    return chosen == ruled && isWhole(view, words, ruled)
        ? view.rules().blocks()
        : kept(lines, chosen);
  }

  /** Whether the rules read nearly all of the blocks they took; they lose text between breaks. */
  private static boolean isWhole(PageView view, int[] words, boolean[] ruled) {
    int read = view.rules().blocks().stream().mapToInt(b -> TextShape.of(b.text()).words()).sum();
    int all = 0;
    for (int i = 0; i < words.length; i++) {
      all += ruled[i] ? words[i] : 0;
    }
    return read >= WHOLE * all;
  }

  /** The better of the rules' choice, {@code ruled} itself, and that by likelihood. */
  static boolean[] choose(
      float[] likely, int[] words, boolean[] ruled, boolean[] commented, PageProfile profile) {
    for (int i = 0; i < likely.length; i++) {
      likely[i] = commented[i] && !profile.comments() ? 0 : likely[i];
    }
    if (isPlain(words, ruled)) {
      return ruled;
    }
    boolean[] best = BlockChoice.best(likely, words, PageProfile.LEAST);
    double loss = BlockChoice.worth(best, likely, words) - BlockChoice.worth(ruled, likely, words);
    return profile.rulesStand() && loss <= PageProfile.TRUST ? ruled : best;
  }

  /** Whether there is no furniture to speak of, so that there is nothing to judge. */
  private static boolean isPlain(int[] words, boolean[] ruled) {
    int all = 0;
    int taken = 0;
    for (int i = 0; i < words.length; i++) {
      all += words[i];
      taken += ruled[i] ? words[i] : 0;
    }
    return words.length <= PLAIN_BLOCKS || taken >= PLAIN_SHARE * all;
  }

  private static List<Block> kept(List<PageView.Line> lines, boolean[] chosen) {
    List<Block> kept = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      Block block = lines.get(i).block();
      if (block.text().isEmpty() ? isAmidst(lines, chosen, i) : chosen[i]) {
        kept.add(block);
      }
    }
    return kept;
  }

  private static boolean isAmidst(List<PageView.Line> lines, boolean[] chosen, int i) {
    return near(lines, chosen, i, -1) && near(lines, chosen, i, 1);
  }

  private static boolean near(List<PageView.Line> lines, boolean[] chosen, int i, int step) {
    for (int n = 1; n <= NEAR; n++) {
      int j = i + n * step;
      if (j < 0 || j >= chosen.length) {
        return false;
      }
      if (chosen[j] && !lines.get(j).block().text().isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
