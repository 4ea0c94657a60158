package dev.gemel.text.html;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Drops blocks that are links rather than prose. Lengths are characters without white space. */
final class LinkDensity {
  private static final Set<String> BLOCKS =
      Set.of("div", "section", "ul", "ol", "dl", "p", "table", "center");

  private LinkDensity() {}

  static void drop(List<Element> parts, Sizes sizes, Set<Element> dropped) {
    for (Element part : parts) {
      NodeTraversor.filter(new Pass(part, sizes, dropped), part);
    }
  }

  private record Pass(Element root, Sizes sizes, Set<Element> dropped) implements NodeFilter {
    @Override
    public FilterResult head(Node node, int depth) {
      if (!(node instanceof Element e)) {
        return FilterResult.CONTINUE;
      }
      if (dropped.contains(e)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (e != root && BLOCKS.contains(e.normalName()) && isLinks(e, sizes.get(e))) {
        dropped.add(e);
        return FilterResult.SKIP_ENTIRELY;
      }
      return FilterResult.CONTINUE;
    }

    private static boolean isLinks(Element e, Sizes.Size size) {
      if (size.links == 0) {
        return false;
      }
      double share = size.linkShare();
      String tag = e.normalName();
      if (tag.equals("table")) {
        return share > (size.text > 800 ? 0.5 : 0.8);
      }
      boolean last = e.nextElementSibling() == null;
      if (tag.equals("p")) {
        return share > 0.8 && size.text < (last ? 60 : 30);
      }
      boolean shortBlock = size.text < (last ? 250 : 85);
      boolean farm = size.links > 4 && share > 0.9;
      boolean banner = size.links == 1 && size.text > 85 && share > 0.9;
      boolean crumbs = size.links > 2 && size.shortLinks > 0.8 * size.links && share > 0.5;
      return farm || banner || (shortBlock && (share > 0.8 || crumbs));
    }
  }
}
