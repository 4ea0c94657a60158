package dev.gemel.text.html;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An element in its place: its parent, what its names mean and totals over its subtree. */
final class Spot {
  final Element element;
  final @Nullable Spot parent;
  final int depth;

  /** The groups of its names, see {@link NameGroups}. */
  final long groups;

  /** The kind of its tag or role, see {@link TagKinds}; -1 for the rest. */
  final int tag;

  /** Characters that are no white space: all of them, and those in links. */
  int text;

  int linkText;
  int links;
  int headings;
  int images;
  int paragraphs;

  /** How many children of its parent have its tag and classes, itself among them. */
  int alike = 1;

  /** Its place among those, from 0. */
  int place;

  Spot(Element element, @Nullable Spot parent, long groups) {
    this.element = element;
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.groups = groups;
    this.tag = TagKinds.of(element);
  }

  double linkShare() {
    return text == 0 ? 0 : (double) linkText / text;
  }

  void close() {
    switch (element.normalName()) {
      case "a" -> {
        links++;
        linkText = text;
      }
      case "h1", "h2", "h3", "h4", "h5", "h6" -> headings++;
      case "img", "picture" -> images++;
      case "p" -> paragraphs++;
      default -> {
        // Others only add up their children.
      }
    }
    if (parent != null) {
      parent.add(this);
    }
  }

  private void add(Spot child) {
    text += child.text;
    linkText += child.linkText;
    links += child.links;
    headings += child.headings;
    images += child.images;
    paragraphs += child.paragraphs;
  }
}
