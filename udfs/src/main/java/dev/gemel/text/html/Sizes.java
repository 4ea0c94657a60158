package dev.gemel.text.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Text and link lengths of every element of a subtree, in one bottom-up pass without recursion.
 * Lengths count the characters that are no white space. Dropped elements count as absent.
 */
final class Sizes {
  /** Totals of one element: all text, text in links, number of links, of short links. */
  static final class Size {
    int text;
    int link;
    int links;
    int shortLinks;

    double linkShare() {
      return text == 0 ? 0 : (double) link / text;
    }

    private void add(Size child) {
      text += child.text;
      link += child.link;
      links += child.links;
      shortLinks += child.shortLinks;
    }
  }

  private static final Size NONE = new Size();
  private static final int SHORT_LINK = 10;

  private final Map<Element, Size> sizes = new IdentityHashMap<>(1024);

  private Sizes() {}

  static Sizes of(Element root, Set<Element> dropped) {
    return of(List.of(root), dropped);
  }

  static Sizes of(List<Element> parts, Set<Element> dropped) {
    Sizes result = new Sizes();
    for (Element part : parts) {
      NodeTraversor.filter(result.new Pass(dropped), part);
    }
    return result;
  }

  /** The text of all {@code parts}. */
  int total(List<Element> parts) {
    return parts.stream().mapToInt(part -> get(part).text).sum();
  }

  /** The size of an element of the subtree; zero for a dropped one. */
  Size get(Element e) {
    return sizes.getOrDefault(e, NONE);
  }

  /** Whether an element has more than {@code most} characters of text; stops when it is known. */
  static boolean isLonger(Element e, int most) {
    int[] length = {0};
    NodeTraversor.filter(
        (node, depth) -> {
          length[0] += node instanceof TextNode text ? visibleLength(text.getWholeText()) : 0;
          return length[0] > most ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        },
        e);
    return length[0] > most;
  }

  static int visibleLength(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c < 128 || !Character.isWhitespace(c)) {
        length++;
      }
    }
    return length;
  }

  private final class Pass implements NodeFilter {
    private final Set<Element> dropped;
    private final Deque<Size> open = new ArrayDeque<>();

    Pass(Set<Element> dropped) {
      this.dropped = dropped;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text && !open.isEmpty()) {
        open.getLast().text += visibleLength(text.getWholeText());
      } else if (node instanceof Element e) {
        if (dropped.contains(e)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        open.addLast(new Size());
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element e) {
        Size size = open.removeLast();
        if (e.nameIs("a")) {
          size.link = size.text;
          size.links = 1;
          size.shortLinks = size.text < SHORT_LINK ? 1 : 0;
        }
        sizes.put(e, size);
        if (!open.isEmpty()) {
          open.getLast().add(size);
        }
      }
      return FilterResult.CONTINUE;
    }
  }
}
