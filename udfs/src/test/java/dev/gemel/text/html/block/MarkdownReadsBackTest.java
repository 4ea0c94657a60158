package dev.gemel.text.html.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageElements;
import dev.gemel.text.html.page.PageTree;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;

/** What a CommonMark parser reads in the Markdown of a page is what stood in the page. */
class MarkdownReadsBackTest {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  /** HTML, and what it says: one letter for each kind of block, brackets round what is in it. */
  private record Piece(String html, String says) {}

  @Property(tries = 150, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void readsBack(@ForAll("pages") Piece page) {
    check(page);
  }

  @Tag("heavy")
  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void manyReadBack(@ForAll("pages") Piece page) {
    check(page);
  }

  private static void check(Piece page) {
    PageTree tree = new PageTree(Jsoup.parse(page.html(), "https://a.example/"));
    Page read = new Page(new PageElements(tree));
    List<Block> blocks = BlockReader.read(read, List.of(tree.body()), new BitSet());
    String markdown = Markdown.markdown(blocks);
    assertEquals(
        page.says(), children(PARSER.parse(markdown)), () -> page.html() + "\n" + markdown);
  }

  private static String children(Node parent) {
    StringBuilder out = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      out.append(said(node));
    }
    return out.toString();
  }

  private static String said(Node node) {
    if (node instanceof Text text) {
      return text.getLiteral();
    } else if (node instanceof Code code) {
      return code.getLiteral();
    } else if (node instanceof FencedCodeBlock code) {
      return "c[" + code.getLiteral() + "]";
    } else if (node instanceof HardLineBreak) {
      return "\n";
    }
    return name(node) + children(node) + (name(node).isEmpty() ? "" : "]");
  }

  private static String name(Node node) {
    if (node instanceof Heading heading) {
      return "h" + heading.getLevel() + "[";
    } else if (node instanceof Paragraph) {
      return "p[";
    } else if (node instanceof BlockQuote) {
      return "q[";
    } else if (node instanceof BulletList) {
      return "u[";
    } else if (node instanceof OrderedList list) {
      return "o" + list.getMarkerStartNumber() + "[";
    } else if (node instanceof ListItem) {
      return "i[";
    } else if (node instanceof TableBlock) {
      return "t[";
    } else if (node instanceof TableRow) {
      return "r[";
    } else if (node instanceof TableCell) {
      return "d[";
    }
    return "";
  }

  @Provide
  Arbitrary<Piece> pages() {
    Arbitrary<Piece> leaf = Arbitraries.oneOf(paragraphs(), codes(), tables());
    Arbitrary<Piece> inner = Arbitraries.oneOf(leaf, quotes(leaf), lists(leaf));
    Arbitrary<Piece> outer =
        Arbitraries.oneOf(leaf, headings(), quotes(inner), lists(inner), quotes(headings()));
    return joined(outer, 4);
  }

  /** Pieces side by side, or with a paragraph between two. */
  private static Arbitrary<Piece> joined(Arbitrary<Piece> pieces, int most) {
    Arbitrary<List<Piece>> all = pieces.list().ofMinSize(1).ofMaxSize(most);
    return Arbitraries.oneOf(
        all.map(list -> join(list, "<p>between</p>", "p[between]")),
        all.map(list -> join(list, "", "")));
  }

  private static Piece join(List<Piece> pieces, String html, String says) {
    return new Piece(
        String.join(html, pieces.stream().map(Piece::html).toList()),
        String.join(says, pieces.stream().map(Piece::says).toList()));
  }

  private static Piece wrap(Piece piece, String tag, String name) {
    String html = "<" + tag + ">" + piece.html() + "</" + tag + ">";
    return new Piece(html, name + "[" + piece.says() + "]");
  }

  private static Arbitrary<Piece> paragraphs() {
    return inlines(true).map(inline -> wrap(inline, "p", "p"));
  }

  private static Arbitrary<Piece> headings() {
    return inlines(false).map(inline -> wrap(inline, "h3", "h3"));
  }

  private static Arbitrary<Piece> quotes(Arbitrary<Piece> inner) {
    return joined(inner, 2).map(piece -> wrap(piece, "blockquote", "q"));
  }

  private static Arbitrary<Piece> codes() {
    return texts()
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(lines -> String.join("\n\n  ", lines))
        .map(code -> new Piece("<pre>" + Entities.escape(code) + "</pre>", "c[" + code + "\n]"));
  }

  /** Two columns at least, which makes a table one of data. */
  private static Arbitrary<Piece> tables() {
    Arbitrary<Piece> cell = inlines(false).map(inline -> wrap(inline, "td", "d"));
    Arbitrary<Piece> row = cell.list().ofSize(2).map(cells -> wrap(join(cells, "", ""), "tr", "r"));
    Arbitrary<Piece> rows = row.list().ofMinSize(1).ofMaxSize(3).map(list -> join(list, "", ""));
    return Arbitraries.oneOf(
        rows.map(list -> wrap(list, "table", "t")),
        Arbitraries.entries(texts(), rows).map(e -> captioned(e.getKey(), e.getValue())));
  }

  private static Piece captioned(String caption, Piece rows) {
    String html = "<caption>" + Entities.escape(caption) + "</caption>" + rows.html();
    return new Piece("<table>" + html + "</table>", "p[" + caption + "]t[" + rows.says() + "]");
  }

  private static Arbitrary<Piece> lists(Arbitrary<Piece> inner) {
    // A paragraph first: an item of another list alone is written as that list.
    Arbitrary<Piece> items =
        Arbitraries.entries(paragraphs(), joined(inner, 2))
            .map(e -> join(List.of(e.getKey(), e.getValue()), "", ""));
    Arbitrary<Integer> values = Arbitraries.of(0, 0, 0, 1, 2, 7, 123);
    return Arbitraries.oneOf(
        items.list().ofMinSize(1).ofMaxSize(3).map(MarkdownReadsBackTest::bullets),
        Arbitraries.entries(items, values)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(MarkdownReadsBackTest::numbered));
  }

  private static Piece bullets(List<Piece> items) {
    List<Piece> wrapped = items.stream().map(item -> wrap(item, "li", "i")).toList();
    return wrap(join(wrapped, "", ""), "ul", "u");
  }

  /** Items that may have a value, 0 being none; a value that jumps begins another list. */
  private static Piece numbered(List<Map.Entry<Piece, Integer>> items) {
    StringBuilder html = new StringBuilder();
    StringBuilder says = new StringBuilder();
    int last = 0;
    for (Map.Entry<Piece, Integer> item : items) {
      int value = item.getValue();
      int number = value > 0 ? value : last + 1;
      html.append(value > 0 ? "<li value=" + value + ">" : "<li>").append(item.getKey().html());
      boolean begins = last == 0 || number != last + 1;
      says.append(begins && last > 0 ? "]" : "").append(begins ? "o" + number + "[" : "");
      says.append("i[").append(item.getKey().says()).append("]");
      last = number;
    }
    return new Piece("<ol>" + html + "</ol>", says + "]");
  }

  private static Arbitrary<Piece> inlines(boolean breaks) {
    Arbitrary<String> tags = Arbitraries.of("span", "span", "b", "i", "code", "a");
    Arbitrary<Piece> span =
        Arbitraries.entries(tags, texts()).map(e -> inline(e.getKey(), e.getValue()));
    Arbitrary<List<Piece>> spans = span.list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<Piece> line = spans.map(list -> join(list, " ", " "));
    return breaks ? Arbitraries.oneOf(line, spans.map(list -> join(list, "<br>", "\n"))) : line;
  }

  private static Piece inline(String tag, String text) {
    String open = tag.equals("a") ? "a href=/y" : tag;
    return new Piece("<" + open + ">" + Entities.escape(text) + "</" + tag + ">", text);
  }

  private static Arbitrary<String> texts() {
    Arbitrary<String> token =
        Arbitraries.of(
            "a",
            "word",
            "1.",
            "23)",
            "#",
            "##",
            ">",
            "-",
            "+",
            "*",
            "**",
            "***",
            "_",
            "__",
            "~~~",
            "~",
            "=",
            "===",
            "---",
            "`",
            "``",
            "```",
            "[",
            "]",
            "(",
            ")",
            ":",
            "!",
            "![",
            "](",
            "<b>",
            "<",
            "</",
            "<!--",
            "https://a.example",
            "&amp;",
            "&",
            ";",
            "&#65;",
            "\\",
            "\\\\",
            "|",
            "😀",
            "é",
            ".",
            "\"");
    return Arbitraries.entries(token, Arbitraries.of("", " ", " "))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(MarkdownReadsBackTest::text);
  }

  private static String text(List<Map.Entry<String, String>> tokens) {
    StringBuilder out = new StringBuilder();
    tokens.forEach(t -> out.append(t.getKey()).append(t.getValue()));
    return out.toString().strip();
  }
}
