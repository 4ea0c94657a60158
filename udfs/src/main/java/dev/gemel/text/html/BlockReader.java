package dev.gemel.text.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** Reads a container into blocks in one pass without recursion, leaving out dropped elements. */
final class BlockReader implements NodeFilter {
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

  private final Set<Element> dropped;
  private final List<Block> blocks = new ArrayList<>();
  private final Inline line = new Inline();
  private final Addresses addresses = new Addresses();
  private final Deque<ListLevel> lists = new ArrayDeque<>();
  private final Deque<Nest> quotes = new ArrayDeque<>();
  private Nest nest = Nest.NONE;
  private int quote;
  private int captions;
  private int heading;
  private int linkDepth;
  private int linkChars;
  private @Nullable Element home;
  private String marker = "";

  private BlockReader(Set<Element> dropped) {
    this.dropped = dropped;
  }

  static List<Block> read(List<Element> parts, Set<Element> dropped) {
    BlockReader reader = new BlockReader(dropped);
    for (Element part : parts) {
      NodeTraversor.filter(reader, part);
      reader.flush(part);
    }
    return reader.blocks;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      line.add(text.getWholeText());
      if (home == null && !line.isEmpty()) {
        home = text.parent();
      }
      linkChars += linkDepth > 0 ? Sizes.visibleLength(text.getWholeText()) : 0;
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element e)) {
      return FilterResult.CONTINUE;
    }
    return dropped.contains(e) ? FilterResult.SKIP_ENTIRELY : open(e);
  }

  private FilterResult open(Element e) {
    boolean whole =
        switch (e.normalName()) {
          case "pre" -> code(e);
          case "table" -> table(e);
          case "math" -> formula(e);
          default -> false;
        };
    if (whole) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (!openInline(e)) {
      openBlock(e);
    }
    return FilterResult.CONTINUE;
  }

  private boolean openInline(Element e) {
    switch (e.normalName()) {
      case "img" -> image(e);
      case "br" -> lineBreak(e);
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

  private void openBlock(Element e) {
    if (!isBlock(e)) {
      return;
    }
    flush(e);
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

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element e) {
      close(e);
    }
    return FilterResult.CONTINUE;
  }

  private void close(Element e) {
    switch (e.normalName()) {
      case "a" -> link(e);
      case "strong", "b" -> line.close("**", "**");
      case "em", "i" -> line.close("*", "*");
      case "code", "kbd" -> line.closeCode();
      case "del", "s" -> line.close("~~", "~~");
      default -> closeBlock(e);
    }
  }

  private void closeBlock(Element e) {
    if (!isBlock(e)) {
      return;
    }
    flush(e);
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

  private void lineBreak(Element br) {
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
    return url.replace(" ", "%20").replace("(", "%28").replace(")", "%29");
  }

  private void image(Element img) {
    String src = addresses.of(img, img.hasAttr("data-src") ? "data-src" : "src");
    if (src.startsWith("http") && src.length() < 1000) {
      String alt = NOT_IN_ALT.matcher(img.attr("alt")).replaceAll(" ").strip();
      line.addMarkdown("![" + Escapes.of(alt) + "](" + escaped(src) + ")");
    }
  }

  private boolean code(Element pre) {
    flush(pre);
    String code = Code.verbatim(pre, dropped);
    if (!code.isBlank()) {
      String fenced = Code.fenced(code, Code.language(pre));
      add(new Block(Block.Kind.CODE, 0, code, fenced, quote, nest, 0, pre));
    }
    return true;
  }

  private boolean table(Element table) {
    boolean data = Tables.isData(table);
    if (data) {
      flush(table);
      add(Tables.read(table, dropped, quote, nest));
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

  private void flush(Element border) {
    String text = line.text();
    String markdown = line.markdown();
    Element at = home == null ? border : home;
    int linked = linkChars;
    line.clear();
    home = null;
    linkChars = 0;
    if (text.isEmpty() && markdown.isEmpty()) {
      return;
    }
    String flat = text.replace('\n', ' ');
    if (heading > 0) {
      String title = Markdown.heading(heading, flat);
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

  private void item(String flat, String markdown, int linked, Element at) {
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
