package dev.gemel.text.html.page;

import java.util.BitSet;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A page laid out flat: its elements and texts, numbered in the order of the page from the document
 * itself, 0. What is below an element are the numbers behind its own and before its {@link #end};
 * sets of nodes are bit sets. So the many steps of the extraction are loops over arrays.
 */
public final class PageTree {
  private final Document document;
  private final Node[] nodes;
  private final int[] parents;
  private final int[] ends;
  private final int[] tags;
  private final int[] lengths;
  private final @Nullable Name[] nodeNames;
  private final @Nullable String[] roles;
  private final BitSet hidden;
  private final Names names;
  private final int size;
  private final int body;

  public PageTree(Document document) {
    TreeReader reader = new TreeReader(document);
    this.document = document;
    this.nodes = reader.nodes;
    this.parents = reader.parents;
    this.ends = reader.ends;
    this.tags = reader.tags;
    this.lengths = reader.lengths;
    this.nodeNames = reader.nodeNames;
    this.roles = reader.roles;
    this.hidden = reader.hidden;
    this.names = reader.names;
    this.size = reader.size;
    this.body = reader.body;
  }

  Document document() {
    return document;
  }

  /** How many nodes there are. */
  public int size() {
    return size;
  }

  /** The number of {@code <body>}. */
  public int body() {
    return body;
  }

  /** The number behind those of all nodes below {@code node}. */
  public int end(int node) {
    return ends[node];
  }

  /** The element round a node; -1 for the document. */
  public int parent(int node) {
    return parents[node];
  }

  public boolean isText(int node) {
    return tags[node] == TreeReader.TEXT;
  }

  /** The number of an element's tag, see {@link Tags}; -1 for a text. */
  public int tag(int node) {
    return tags[node];
  }

  public boolean is(int node, int tag) {
    return tags[node] == tag;
  }

  /** The element with this number, which is none of a text. */
  public Element element(int node) {
    return (Element) nodes[node];
  }

  /**
   * The number of an element of the page.
   *
   * @throws IllegalArgumentException for one of another page
   */
  public int number(Element element) {
    for (int i = 0; i < size; i++) {
      if (element.equals(nodes[i])) {
        return i;
      }
    }
    throw new IllegalArgumentException("no <" + element.normalName() + "> of this page");
  }

  /** The text with this number as the page has it. */
  public String text(int node) {
    return ((TextNode) nodes[node]).getWholeText();
  }

  /** How many characters of a text are no white space; 0 for an element. */
  public int length(int node) {
    return lengths[node];
  }

  /** The classes and the id of an element; null if it has none. */
  public @Nullable Name name(int node) {
    return nodeNames[node];
  }

  /** The value of {@code class} without outer white space, "" for none. */
  public String classes(int node) {
    Name name = nodeNames[node];
    return name == null ? "" : name.classes();
  }

  /** The different names on the page. */
  public List<Name> names() {
    return names.all();
  }

  /** Whether the classes or the id of an element mean this. */
  public boolean isNamed(int node, Vocabulary.Meaning meaning) {
    Name name = nodeNames[node];
    return name != null && name.means(meaning);
  }

  /** Whether an element is not shown, see {@link Vocabulary#isHidden}. */
  public boolean isHidden(int node) {
    return hidden.get(node);
  }

  /** The ARIA role of an element, "" for none. */
  public String role(int node) {
    String role = roles[node];
    return role == null ? "" : role;
  }

  /** The same for elements of the same tag and classes: most likely a part of a template. */
  public long signature(int node) {
    Name name = nodeNames[node];
    return (long) tags[node] << 32 | (name == null ? 0 : name.classNumber());
  }

  /** Whether a node or one round it is of the set. */
  public boolean isInside(int node, BitSet set) {
    for (int up = node; up >= 0; up = parents[up]) {
      if (set.get(up)) {
        return true;
      }
    }
    return false;
  }

  /** The node or the nearest element round it that has the tag; -1 if there is none. */
  public int closest(int node, int tag) {
    int up = node;
    while (up >= 0 && tags[up] != tag) {
      up = parents[up];
    }
    return up;
  }

  /** The first element below a node that has the tag; -1 if there is none. */
  public int firstBelow(int node, int tag) {
    for (int i = node + 1; i < ends[node]; i++) {
      if (tags[i] == tag) {
        return i;
      }
    }
    return -1;
  }

  /** Whether an element is the last one of its parent. */
  public boolean isLast(int node) {
    int next = ends[node];
    int end = ends[parents[node]];
    while (next < end && tags[next] == TreeReader.TEXT) {
      next++;
    }
    return next >= end;
  }
}
