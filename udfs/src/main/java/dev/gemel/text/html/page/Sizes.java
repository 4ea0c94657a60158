package dev.gemel.text.html.page;

import java.util.BitSet;
import java.util.List;

/**
 * Text and link lengths of every element of parts of a page. Lengths count the characters that are
 * no white space. Dropped elements, and all below them, count as absent.
 */
public final class Sizes {
  private static final int SHORT_LINK = 10;

  private final PageTree tree;
  private final int[] text;
  private final int[] link;
  private final int[] links;
  private final int[] shortLinks;
  private final int[] seen;

  private Sizes(PageTree tree) {
    this.tree = tree;
    int size = tree.size();
    text = new int[size];
    link = new int[size];
    links = new int[size];
    shortLinks = new int[size];
    seen = new int[size];
  }

  public static Sizes of(PageTree tree, List<Integer> parts, BitSet dropped) {
    Sizes sizes = new Sizes(tree);
    for (int part : parts) {
      sizes.add(part, dropped);
    }
    return sizes;
  }

  /** The sizes of all that is shown in the body. */
  public static Sizes ofBody(PageTree tree, BitSet dropped) {
    return of(tree, List.of(tree.body()), dropped);
  }

  private void add(int part, BitSet dropped) {
    int count = 0;
    int end = tree.end(part);
    int i = part;
    while (i < end) {
      if (tree.isText(i)) {
        text[tree.parent(i)] += tree.length(i);
      } else if (dropped.get(i)) {
        i = tree.end(i);
        continue;
      } else {
        seen[count++] = i;
      }
      i++;
    }
    addUp(part, count);
  }

  /** Adds every element seen to the one round it, the last of the page first. */
  private void addUp(int part, int count) {
    for (int k = count - 1; k >= 0; k--) {
      int i = seen[k];
      if (tree.is(i, Tags.A)) {
        link[i] = text[i];
        links[i] = 1;
        shortLinks[i] = text[i] < SHORT_LINK ? 1 : 0;
      }
      if (i != part) {
        int parent = tree.parent(i);
        text[parent] += text[i];
        link[parent] += link[i];
        links[parent] += links[i];
        shortLinks[parent] += shortLinks[i];
      }
    }
  }

  /** The text of all {@code parts}. */
  public int total(List<Integer> parts) {
    return parts.stream().mapToInt(part -> text[part]).sum();
  }

  /** The length of an element's text. */
  public int text(int node) {
    return text[node];
  }

  /** How many links are in an element, itself counted. */
  public int links(int node) {
    return links[node];
  }

  /** How many of them have a short text. */
  public int shortLinks(int node) {
    return shortLinks[node];
  }

  /** The part of an element's text that stands in links, 0 to 1. */
  public double linkShare(int node) {
    return text[node] == 0 ? 0 : (double) link[node] / text[node];
  }

  public static int visibleLength(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c > ' ' && c < 128) || !Character.isWhitespace(c)) {
        length++;
      }
    }
    return length;
  }
}
