package dev.gemel.text.html.rules;

import dev.gemel.text.html.block.Block;
import dev.gemel.text.html.block.BlockReader;
import dev.gemel.text.html.block.Markdown;
import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.page.Sizes;
import dev.gemel.text.html.page.TagSet;
import dev.gemel.text.html.page.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets the readers' comments apart from the piece. */
public final class CommentFinder {
  private static final TagSet AREAS = TagSet.of("div", "section", "ol", "ul", "article", "aside");

  /** A thread that holds more of the page than this is the page: a forum. */
  private static final double MAX_SHARE = 0.7;

  private CommentFinder() {}

  /** The comment areas of a page, outermost only. */
  public static List<Integer> find(Page page) {
    PageTree tree = page.tree();
    List<Integer> areas = new ArrayList<>();
    @Nullable Sizes sizes = null;
    int i = page.body();
    while (i < tree.end(page.body())) {
      boolean area = false;
      if (AREAS.has(tree.tag(i)) && tree.isNamed(i, Vocabulary.Meaning.COMMENTS)) {
        sizes = sizes == null ? Sizes.ofBody(tree, page.never()) : sizes;
        area = sizes.text(i) <= MAX_SHARE * sizes.text(page.body());
      }
      if (area) {
        areas.add(i);
      }
      i = area ? tree.end(i) : i + 1;
    }
    return areas;
  }

  /** Their text; forms and links to reply are left out. */
  public static String text(List<Integer> areas, Page page) {
    List<Block> blocks = BlockReader.read(page, areas, Pruner.prune(areas, page));
    return Markdown.text(Tidy.apply(blocks, null, ""));
  }
}
