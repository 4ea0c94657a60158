package dev.gemel.text.html.rules;

import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.page.Sizes;
import dev.gemel.text.html.page.TagSet;
import dev.gemel.text.html.page.Tags;
import java.util.BitSet;
import java.util.List;

/** Drops blocks that are links rather than prose. Lengths are characters without white space. */
final class LinkDensity {
  private static final TagSet BLOCKS =
      TagSet.of("div", "section", "ul", "ol", "dl", "p", "table", "center");

  private LinkDensity() {}

  static void drop(PageTree tree, List<Integer> parts, Sizes sizes, BitSet dropped) {
    for (int part : parts) {
      int i = part;
      while (i < tree.end(part)) {
        boolean links =
            i != part && BLOCKS.has(tree.tag(i)) && sizes.links(i) > 0 && isLinks(tree, i, sizes);
        if (links && !dropped.get(i)) {
          dropped.set(i);
        }
        i = dropped.get(i) ? tree.end(i) : i + 1;
      }
    }
  }

  private static boolean isLinks(PageTree tree, int i, Sizes sizes) {
    double share = sizes.linkShare(i);
    int text = sizes.text(i);
    int links = sizes.links(i);
    if (tree.is(i, Tags.TABLE)) {
      return share > (text > 800 ? 0.5 : 0.8);
    }
    boolean last = tree.isLast(i);
    if (tree.is(i, Tags.P)) {
      return share > 0.8 && text < (last ? 60 : 30);
    }
    boolean shortBlock = text < (last ? 250 : 85);
    boolean farm = links > 4 && share > 0.9;
    boolean banner = links == 1 && text > 85 && share > 0.9;
    boolean crumbs = links > 2 && sizes.shortLinks(i) > 0.8 * links && share > 0.5;
    return farm || banner || (shortBlock && (share > 0.8 || crumbs));
  }
}
