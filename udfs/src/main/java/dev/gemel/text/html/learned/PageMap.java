package dev.gemel.text.html.learned;

import dev.gemel.text.html.page.Name;
import dev.gemel.text.html.page.NameGroups;
import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.page.TagKinds;
import dev.gemel.text.html.page.TagSet;
import dev.gemel.text.html.page.Tags;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands in each element of a page: totals over all that is below it, and its place among its
 * like. Elements are numbered as in the {@link PageTree}; silent ones are not on the map.
 */
final class PageMap {
  private static final TagSet HEADINGS = TagSet.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final TagSet IMAGES = TagSet.of("img", "picture");

  private final PageTree tree;
  private final int[] order;
  private int count;
  private final int[] depths;
  private final int[] kinds;
  private final int[] text;
  private final int[] linkText;
  private final int[] links;
  private final int[] headings;
  private final int[] images;
  private final int[] paragraphs;
  private final int[] alike;
  private final int[] place;
  private final int[] groupCounts = new int[NameGroups.COUNT];

  /** Maps what stands in the body and outside {@code silent}. */
  PageMap(PageTree tree, BitSet silent) {
    this.tree = tree;
    int size = tree.size();
    order = new int[size];
    depths = new int[size];
    kinds = new int[size];
    text = new int[size];
    linkText = new int[size];
    links = new int[size];
    headings = new int[size];
    images = new int[size];
    paragraphs = new int[size];
    alike = new int[size];
    place = new int[size];
    walk(silent);
    addUp();
    countAlike();
  }

  private void walk(BitSet silent) {
    int i = tree.body();
    while (i < tree.end(tree.body())) {
      if (tree.isText(i)) {
        text[tree.parent(i)] += tree.length(i);
      } else if (silent.get(i)) {
        i = tree.end(i);
        continue;
      } else {
        open(i);
      }
      i++;
    }
  }

  private void open(int i) {
    order[count++] = i;
    depths[i] = i == root() ? 0 : depths[tree.parent(i)] + 1;
    kinds[i] = TagKinds.of(tree, i);
    alike[i] = 1;
    for (long rest = groups(i); rest != 0; rest &= rest - 1) {
      groupCounts[Long.numberOfTrailingZeros(rest)]++;
    }
  }

  private void addUp() {
    for (int k = count - 1; k >= 0; k--) {
      int i = order[k];
      int tag = tree.tag(i);
      if (tag == Tags.A) {
        links[i]++;
        linkText[i] = text[i];
      }
      headings[i] += HEADINGS.has(tag) ? 1 : 0;
      images[i] += IMAGES.has(tag) ? 1 : 0;
      paragraphs[i] += tag == Tags.P ? 1 : 0;
      if (k > 0) {
        addTo(tree.parent(i), i);
      }
    }
  }

  private void addTo(int parent, int i) {
    text[parent] += text[i];
    linkText[parent] += linkText[i];
    links[parent] += links[i];
    headings[parent] += headings[i];
    images[parent] += images[i];
    paragraphs[parent] += paragraphs[i];
  }

  /** Numbers the like children of each parent: those with the same tag and classes. */
  private void countAlike() {
    Map<Long, int[]> families = new HashMap<>();
    for (int k = 0; k < count; k++) {
      int parent = order[k];
      int end = tree.end(parent);
      for (int i = parent + 1; i < end; i = tree.end(i)) {
        if (alike[i] > 0) {
          place[i] = family(families, i, parent)[1]++;
        }
      }
      for (int i = parent + 1; i < end; i = tree.end(i)) {
        alike[i] = alike[i] > 0 ? family(families, i, parent)[1] : 0;
      }
    }
  }

  /** The parent and the size of a family, which is that of an earlier parent no more. */
  private int[] family(Map<Long, int[]> families, int i, int parent) {
    int[] family = families.computeIfAbsent(tree.signature(i), signature -> new int[2]);
    if (family[0] != parent) {
      family[0] = parent;
      family[1] = 0;
    }
    return family;
  }

  /** The number of the body. */
  int root() {
    return tree.body();
  }

  /** The element round another; -1 for the body. */
  int parent(int i) {
    return i == tree.body() ? -1 : tree.parent(i);
  }

  /** How many elements are on the map. */
  int size() {
    return count;
  }

  /** The number of the {@code k}-th element on the map. */
  int element(int k) {
    return order[k];
  }

  /** How many elements have a name of the group. */
  int count(int group) {
    return groupCounts[group];
  }

  int depth(int i) {
    return depths[i];
  }

  /** The kind of its tag or role, see {@link TagKinds}; -1 for the rest. */
  int kind(int i) {
    return kinds[i];
  }

  /** The groups of its names, see {@link NameGroups}. */
  long groups(int i) {
    Name name = tree.name(i);
    return name == null ? 0 : name.groups();
  }

  /** Characters that are no white space. */
  int text(int i) {
    return text[i];
  }

  double linkShare(int i) {
    return text[i] == 0 ? 0 : (double) linkText[i] / text[i];
  }

  int links(int i) {
    return links[i];
  }

  int headings(int i) {
    return headings[i];
  }

  int images(int i) {
    return images[i];
  }

  int paragraphs(int i) {
    return paragraphs[i];
  }

  /** How many children of its parent have its tag and classes, itself among them. */
  int alike(int i) {
    return alike[i];
  }

  /** Its place among those, from 0. */
  int place(int i) {
    return place[i];
  }
}
