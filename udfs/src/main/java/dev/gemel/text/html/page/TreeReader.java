package dev.gemel.text.html.page;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements and texts of a document into the tables of a {@link PageTree}, in one pass
 * without recursion. The tables are longer than {@link #size}.
 */
final class TreeReader {
  /** Stands for the tag of a text. */
  static final int TEXT = -1;

  private static final int FIRST_LENGTH = 1024;

  private final Map<String, Integer> ownTags = new HashMap<>();
  final Names names = new Names();
  final BitSet hidden = new BitSet();
  Node[] nodes = new Node[FIRST_LENGTH];
  int[] parents = new int[FIRST_LENGTH];
  int[] ends = new int[FIRST_LENGTH];
  int[] tags = new int[FIRST_LENGTH];
  int[] lengths = new int[FIRST_LENGTH];
  @Nullable Name[] nodeNames = new Name[FIRST_LENGTH];
  @Nullable String[] roles = new String[FIRST_LENGTH];
  int size;
  int body;

  TreeReader(Document document) {
    Element bodyElement = document.body();
    @Nullable Node node = document;
    int parent = -1;
    while (node != null) {
      int at = size;
      boolean inner = add(node, parent);
      body = node.equals(bodyElement) ? at : body;
      if (inner && node.childNodeSize() > 0) {
        parent = at;
        node = node.childNode(0);
      } else {
        node = node.nextSibling();
        while (node == null && parent >= 0) {
          ends[parent] = size;
          node = nodes[parent].nextSibling();
          parent = parents[parent];
        }
      }
    }
  }

  /** Adds an element or a text; whether it may have nodes below it. */
  private boolean add(Node node, int parent) {
    if (node instanceof TextNode text) {
      int at = append(node, parent);
      tags[at] = TEXT;
      lengths[at] = Sizes.visibleLength(text.getWholeText());
    } else if (node instanceof Element e) {
      describe(e, append(node, parent));
    }
    return node instanceof Element;
  }

  private void describe(Element e, int at) {
    int tag = Tags.of(e.normalName());
    tags[at] = tag >= 0 ? tag : ownTag(e.normalName());
    if (e.attributesSize() > 0) {
      nodeNames[at] = names.of(e.attr("class"), e.id(), e.attr("data-testid"));
      hidden.set(at, Vocabulary.isHidden(e));
      roles[at] = e.attr("role");
    }
  }

  private int ownTag(String name) {
    return ownTags.computeIfAbsent(name, key -> Tags.COUNT + ownTags.size());
  }

  private int append(Node node, int parent) {
    if (size == nodes.length) {
      grow();
    }
    nodes[size] = node;
    parents[size] = parent;
    ends[size] = size + 1;
    return size++;
  }

  private void grow() {
    int length = 2 * size;
    nodes = Arrays.copyOf(nodes, length);
    parents = Arrays.copyOf(parents, length);
    ends = Arrays.copyOf(ends, length);
    tags = Arrays.copyOf(tags, length);
    lengths = Arrays.copyOf(lengths, length);
    nodeNames = Arrays.copyOf(nodeNames, length);
    roles = Arrays.copyOf(roles, length);
  }
}
