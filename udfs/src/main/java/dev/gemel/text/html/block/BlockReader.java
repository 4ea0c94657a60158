package dev.gemel.text.html.block;

import dev.gemel.text.html.marks.Escapes;
import dev.gemel.text.html.marks.Nest;
import dev.gemel.text.html.page.Addresses;
import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Reads a container into blocks in one pass without recursion, leaving out dropped elements. */
public final class BlockReader {
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

  private static final Pattern NOT_IN_ALT = Pattern.compile("[\\s\\[\\]]+");

  private final PageTree tree;
  private final BitSet dropped;
  private final List<Block> blocks = new ArrayList<>();
  private final Inline line = new Inline();
  private final Addresses addresses;
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
  private int[] open = new int[64];

  private BlockReader(Page page, BitSet dropped) {
    this.tree = page.tree();
    this.addresses = page.addresses();
    this.dropped = dropped;
  }

  public static List<Block> read(Page page, List<Integer> parts, BitSet dropped) {
    BlockReader reader = new BlockReader(page, dropped);
    for (int part : parts) {
      reader.read(part);
      reader.flush(part);
    }
    return reader.blocks;
  }

  private void read(int part) {
    int depth = 0;
    int i = part;
    while (i < tree.end(part)) {
      while (depth > 0 && tree.end(open[depth - 1]) <= i) {
        close(open[--depth]);
      }
      if (tree.isText(i)) {
        text(i);
      } else if (dropped.get(i) || isWhole(i)) {
        i = tree.end(i);
        continue;
      } else {
        open(i);
        open = depth == open.length ? Arrays.copyOf(open, 2 * depth) : open;
        open[depth++] = i;
      }
      i++;
    }
    while (depth > 0) {
      close(open[--depth]);
    }
  }

  private void text(int i) {
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

  private void open(int i) {
    Element e = tree.element(i);
    if (!openInline(e, i)) {
      openBlock(e, i);
    }
  }

  private boolean openInline(Element e, int i) {
    switch (e.normalName()) {
      case "img" -> image(e);
      case "br" -> lineBreak(i);
      case "a" -> {
        linkDepth++;
        line.open();
      }
      case "strong", "b", "em", "i", "del", "s" -> line.open();
      case "code", "kbd" -> line.openCode();
      default -> {
        return false;
      }
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
      case "li" -> openItem();
      case "blockquote" -> openQuote();
      case "figcaption" -> captions++;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = e.normalName().charAt(1) - '0';
      default -> {
        // Other blocks only end the line before them.
      }
    }
  }

  private void openItem() {
    marker = lists.isEmpty() ? "- " : lists.getLast().next();
    // What stands in a list behind an item belongs to it, as browsers show it.
    nest = lists.isEmpty() ? nest : lists.getLast().item();
  }

  private void openQuote() {
    quote++;
    quotes.addLast(nest);
    nest = nest.quote();
  }

  private void close(int i) {
    Element e = tree.element(i);
    switch (e.normalName()) {
      case "a" -> link(e);
      case "strong", "b" -> line.close("**", "**");
      case "em", "i" -> line.close("*", "*");
      case "code", "kbd" -> line.closeCode();
      case "del", "s" -> line.close("~~", "~~");
      default -> closeBlock(e, i);
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

  private void link(Element a) {
    linkDepth--;
    String href = heading == 0 ? addresses.of(a, "href") : "";
    if (href.startsWith("http")) {
      line.close("[", "](" + escaped(href) + ")");
    } else {
      line.close();
    }
  }

  /** A link target as CommonMark takes it without angle brackets (section 6.3). */
  private static String escaped(String url) {
    String plain =
        url.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("\\", "%5C");
    return Escapes.entities(plain);
  }

  private void image(Element img) {
    String src = addresses.of(img, img.hasAttr("data-src") ? "data-src" : "src");
    if (src.startsWith("http") && src.length() < 1000) {
      String alt = NOT_IN_ALT.matcher(img.attr("alt")).replaceAll(" ").strip();
      line.addMarkdown("![" + Escapes.of(alt) + "](" + escaped(src) + ")");
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
      add(Tables.read(tree, table, dropped, quote, nest));
    }
    return data;
  }

  private boolean formula(Element math) {
    String tex = Formulas.tex(math);
    line.addVerbatim(tex, tex);
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

  private static final class ListLevel {
    private final boolean ordered;
    private final Nest outer;
    private int number;
    private String marker = "- ";

    ListLevel(Element list, Nest outer) {
      this.outer = outer;
      ordered = list.nameIs("ol");
      String start = list.attr("start");
      number = !start.isEmpty() && start.matches("[0-9]{1,6}") ? Integer.parseInt(start) : 1;
    }

    String next() {
      marker = ordered ? number++ + ". " : "- ";
      return marker;
    }

    /** The item whose marker was given last. */
    Nest item() {
      return outer.item(marker, this);
    }

    /** What stands round the list. */
    Nest outer() {
      return outer;
    }
  }
}
