package dev.gemel.text.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** The {@link Spot} of every element of a page, made in one pass without recursion. */
final class PageMap {
  private final Map<Element, Spot> spots = new IdentityHashMap<>(1024);
  private final List<Spot> inOrder = new ArrayList<>();
  private final int[] groupCounts = new int[NameGroups.COUNT];
  private final Spot root;

  /** Maps what stands below {@code body} and outside {@code silent}. */
  PageMap(Element body, Set<Element> silent) {
    Pass pass = new Pass(silent);
    NodeTraversor.filter(pass, body);
    root = at(body);
  }

  Spot root() {
    return root;
  }

  /** The spot of an element that is not silent. */
  Spot at(Element e) {
    Spot found = spots.get(e);
    if (found == null) {
      throw new IllegalStateException("element " + e.normalName() + " is not on the map");
    }
    return found;
  }

  /** How many elements have a name of the group. */
  int count(int group) {
    return groupCounts[group];
  }

  /** All spots in the order of the page. */
  List<Spot> all() {
    return Collections.unmodifiableList(inOrder);
  }

  private final class Pass implements NodeFilter {
    private final Set<Element> silent;
    private final NameGroups names = new NameGroups();
    private final Deque<Spot> open = new ArrayDeque<>();

    Pass(Set<Element> silent) {
      this.silent = silent;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text && !open.isEmpty()) {
        open.getLast().text += Sizes.visibleLength(text.getWholeText());
      } else if (node instanceof Element e) {
        if (silent.contains(e)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        open(e);
      }
      return FilterResult.CONTINUE;
    }

    private void open(Element e) {
      Spot spot = new Spot(e, open.peekLast(), names.of(e));
      for (long rest = spot.groups; rest != 0; rest &= rest - 1) {
        groupCounts[Long.numberOfTrailingZeros(rest)]++;
      }
      spots.put(e, spot);
      inOrder.add(spot);
      open.addLast(spot);
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element e) {
        open.removeLast().close();
        countAlike(e);
      }
      return FilterResult.CONTINUE;
    }

    private void countAlike(Element parent) {
      if (parent.childrenSize() < 2) {
        return;
      }
      Map<String, List<Spot>> families = new HashMap<>();
      for (Element child : parent.children()) {
        Spot spot = spots.get(child);
        if (spot != null) {
          List<Spot> family = families.computeIfAbsent(signature(child), name -> new ArrayList<>());
          spot.place = family.size();
          family.add(spot);
        }
      }
      for (List<Spot> family : families.values()) {
        family.forEach(spot -> spot.alike = family.size());
      }
    }
  }

  /** Elements with the same signature are likely to be the same part of a template. */
  static String signature(Element e) {
    return e.normalName() + "." + e.className();
  }
}
