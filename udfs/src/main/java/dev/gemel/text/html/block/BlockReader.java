package dev.gemel.text.html.block;

import dev.gemel.text.html.marks.Nest;
import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.page.Tags;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Reads a container into blocks in one pass without recursion, leaving out dropped elements. */
public final class BlockReader extends TreeWalk {
  private static final Set<String> INLINE_BLOCKS =
      Set.of(
          "li",
          "dt",
          "dd",
          "figcaption",
          "caption",
          "tr",
          "summary",
          "legend",
          "td",
          "th",
          "button");

  private final PageTree tree;
  private final BitSet dropped;
  private final List<Block> blocks = new ArrayList<>();
  private final Inline line = new Inline();
  private final InlineMarks marks;
  private final Tables tables;
  private final Deque<ListLevel> lists = new ArrayDeque<>();
  private final Deque<Nest> quotes = new ArrayDeque<>();
  private Nest nest = Nest.NONE;
  private int quote;
  private int captions;
  private int heading;
  private int linkDepth;
  private int linkChars;
  private int home = -1;
  private String marker = "";

  private BlockReader(Page page, BitSet dropped) {
    super(page.tree(), dropped);
    this.tree = page.tree();
    this.dropped = dropped;
    marks = new InlineMarks(line, page.addresses());
    tables = new Tables(page, dropped);
  }

  public static List<Block> read(Page page, List<Integer> parts, BitSet dropped) {
    BlockReader reader = new BlockReader(page, dropped);
    for (int part : parts) {
      reader.walk(part);
      reader.flush(part);
    }
    return reader.blocks;
  }

  @Override
  void text(int i) {
    line.add(tree.text(i));
    if (home < 0 && !line.isEmpty()) {
      home = tree.parent(i);
    }
    linkChars += linkDepth > 0 ? tree.length(i) : 0;
  }

  private boolean isWhole(int i) {
    return switch (tree.element(i).normalName()) {
      case "pre" -> code(i);
      case "table" -> table(i);
      case "math" -> formula(tree.element(i));
      default -> false;
    };
  }

  @Override
  boolean open(int i) {
    if (isWhole(i)) {
      return false;
    }
    Element e = tree.element(i);
    linkDepth += tree.is(i, Tags.A) ? 1 : 0;
    if (tree.is(i, Tags.BR)) {
      lineBreak(i);
    } else if (!marks.open(e)) {
      openBlock(e, i);
    }
    return true;
  }

  private void openBlock(Element e, int i) {
    if (!isBlock(e)) {
      return;
    }
    flush(i);
    switch (e.normalName()) {
      case "ul", "ol" -> lists.addLast(new ListLevel(e, nest));
      case "li" -> openItem(e);
      case "blockquote" -> openQuote();
      case "figcaption" -> captions++;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = e.normalName().charAt(1) - '0';
      default -> {
        // Other blocks only end the line before them.
      }
    }
  }

  private void openItem(Element item) {
    marker = lists.isEmpty() ? "- " : lists.getLast().next(item);
    // What stands in a list behind an item belongs to it, as browsers show it.
    nest = lists.isEmpty() ? nest : lists.getLast().item();
  }

  private void openQuote() {
    quote++;
    quotes.addLast(nest);
    nest = nest.quote();
  }

  @Override
  void close(int i) {
    Element e = tree.element(i);
    boolean link = tree.is(i, Tags.A);
    linkDepth -= link ? 1 : 0;
    if (link && heading > 0) {
      // A heading is written without marks.
      line.close();
    } else if (!marks.close(e)) {
      closeBlock(e, i);
    }
  }

  private void closeBlock(Element e, int i) {
    if (!isBlock(e)) {
      return;
    }
    flush(i);
    switch (e.normalName()) {
      case "ul", "ol" -> {
        nest = lists.removeLast().outer();
        marker = "";
      }
      case "li" -> marker = "";
      case "blockquote" -> {
        quote--;
        nest = quotes.removeLast();
      }
      case "figcaption" -> captions--;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = 0;
      default -> {
        // Other blocks only end their last line.
      }
    }
  }

  private static boolean isBlock(Element e) {
    return e.isBlock() || INLINE_BLOCKS.contains(e.normalName());
  }

  private void lineBreak(int br) {
    if (line.endsWithBreak() && heading == 0) {
      flush(br);
    } else if (!line.isEmpty()) {
      line.lineBreak();
    }
  }

  private boolean code(int pre) {
    flush(pre);
    String code = Code.verbatim(tree, pre, dropped);
    if (!code.isBlank()) {
      String fenced = Code.fenced(code, Code.language(tree.element(pre)));
      add(new Block(Block.Kind.CODE, 0, code, fenced, quote, nest, 0, pre));
    }
    return true;
  }

  private boolean table(int table) {
    boolean data = Tables.isData(tree.element(table));
    if (data) {
      flush(table);
      add(tables.read(table, quote, nest));
    }
    return data;
  }

  private boolean formula(Element math) {
    line.addVerbatim(Formulas.text(math), Formulas.markdown(math));
    return true;
  }

  private void add(Block block) {
    if (!block.text().isBlank() || !block.markdown().isBlank()) {
      blocks.add(block);
    }
  }

  private void flush(int border) {
    String text = line.text();
    String markdown = line.markdown();
    int at = home < 0 ? border : home;
    int linked = linkChars;
    line.clear();
    home = -1;
    linkChars = 0;
    if (text.isEmpty() && markdown.isEmpty()) {
      return;
    }
    String flat = text.replace('\n', ' ');
    if (heading > 0) {
      String title = text.isEmpty() ? markdown : Markdown.heading(heading, flat);
      Nest above = nest.aboveLists();
      add(new Block(Block.Kind.HEADING, heading, flat, title, quote, above, linked, at));
    } else if (captions > 0) {
      String caption = text.isEmpty() ? markdown : Inline.emphasized(flat);
      add(new Block(Block.Kind.IMAGE, 0, "", caption, quote, nest, linked, at));
    } else if (text.isEmpty()) {
      add(new Block(Block.Kind.IMAGE, 0, "", markdown, quote, nest, linked, at));
    } else if (!lists.isEmpty()) {
      item(flat, Markdown.escapeLead(markdown), linked, at);
    } else {
      String prose = Markdown.escapeLead(markdown);
      add(new Block(Block.Kind.PARAGRAPH, 0, text, prose, quote, nest, linked, at));
    }
  }

  private void item(String flat, String markdown, int linked, int at) {
    String plain = marker + flat;
    add(new Block(Block.Kind.ITEM, lists.size(), plain, markdown, quote, nest, linked, at));
    marker = "";
  }
}
