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

  private static final int MAX_INDENT = 32;
  private static final Pattern NOT_IN_ALT = Pattern.compile("[\\s\\[\\]]+");

  private final Set<Element> dropped;
  private final List<Block> blocks = new ArrayList<>();
  private final Inline line = new Inline();
  private final Addresses addresses = new Addresses();
  private final List<Integer> marks = new ArrayList<>();
  private final Deque<ListLevel> lists = new ArrayDeque<>();
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
        marks.add(line.mark());
      }
      case "strong", "b", "em", "i", "code", "kbd", "del", "s" -> marks.add(line.mark());
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
      case "ul", "ol" -> lists.addLast(new ListLevel(e));
      case "li" -> marker = lists.isEmpty() ? "- " : lists.getLast().next();
      case "blockquote" -> quote++;
      case "figcaption" -> captions++;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = e.normalName().charAt(1) - '0';
      default -> {
        // Other blocks only end the line before them.
      }
    }
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
      case "a" -> link(e, lastMark());
      case "strong", "b" -> line.wrap(lastMark(), "**", "**");
      case "em", "i" -> line.wrap(lastMark(), "*", "*");
      case "code", "kbd" -> line.wrap(lastMark(), "`", "`");
      case "del", "s" -> line.wrap(lastMark(), "~~", "~~");
      default -> closeBlock(e);
    }
  }

  private int lastMark() {
    return marks.remove(marks.size() - 1);
  }

  private void closeBlock(Element e) {
    if (!isBlock(e)) {
      return;
    }
    flush(e);
    switch (e.normalName()) {
      case "ul", "ol" -> {
        lists.pollLast();
        marker = "";
      }
      case "li" -> marker = "";
      case "blockquote" -> quote--;
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

  private void link(Element a, int start) {
    linkDepth--;
    String href = heading == 0 ? addresses.of(a, "href") : "";
    if (href.startsWith("http")) {
      line.wrap(start, "[", "](" + escaped(href) + ")");
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
      line.addMarkdown("![" + alt + "](" + escaped(src) + ")");
    }
  }

  private boolean code(Element pre) {
    flush(pre);
    String code = Code.verbatim(pre, dropped);
    if (!code.isBlank()) {
      String fenced = Code.fenced(code, Code.language(pre));
      add(new Block(Block.Kind.CODE, 0, code, fenced, quote, 0, pre));
    }
    return true;
  }

  private boolean table(Element table) {
    boolean data = Tables.isData(table);
    if (data) {
      flush(table);
      add(Tables.read(table, dropped, quote));
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
    // Marks still open point behind the end of the new line and so wrap nothing.
    marks.replaceAll(open -> Integer.MAX_VALUE);
    if (text.isEmpty() && markdown.isEmpty()) {
      return;
    }
    if (heading > 0) {
      String flat = text.replace('\n', ' ');
      add(
          new Block(
              Block.Kind.HEADING,
              heading,
              flat,
              "#".repeat(heading) + " " + flat,
              quote,
              linked,
              at));
    } else if (captions > 0) {
      add(
          new Block(
              Block.Kind.IMAGE,
              0,
              "",
              text.isEmpty() ? markdown : "*" + text.replace('\n', ' ') + "*",
              quote,
              linked,
              at));
    } else if (text.isEmpty()) {
      add(new Block(Block.Kind.IMAGE, 0, "", markdown, quote, linked, at));
    } else if (!lists.isEmpty()) {
      item(text, markdown, linked, at);
    } else {
      add(
          new Block(
              Block.Kind.PARAGRAPH, 0, text, Markdown.escapeLead(markdown), quote, linked, at));
    }
  }

  private void item(String text, String markdown, int linked, Element at) {
    int width = 0;
    for (ListLevel level : lists) {
      width += level.width();
    }
    String hang = " ".repeat(Math.min(width, MAX_INDENT));
    int own = lists.getLast().width();
    String lead = marker.isEmpty() ? hang : " ".repeat(Math.min(width - own, MAX_INDENT)) + marker;
    String plain = marker + text.replace("\n", " ");
    String hung = lead + markdown.replace("\n", "\n" + hang);
    add(new Block(Block.Kind.ITEM, lists.size(), plain, hung, quote, linked, at));
    marker = "";
  }

  private static final class ListLevel {
    private final boolean ordered;
    private int number;
    private String marker = "- ";

    ListLevel(Element list) {
      ordered = list.nameIs("ol");
      String start = list.attr("start");
      number = !start.isEmpty() && start.matches("[0-9]{1,6}") ? Integer.parseInt(start) : 1;
    }

    String next() {
      marker = ordered ? number++ + ". " : "- ";
      return marker;
    }

    /** What CommonMark wants below an item: the width of its marker. */
    int width() {
      return marker.length();
    }
  }
}
