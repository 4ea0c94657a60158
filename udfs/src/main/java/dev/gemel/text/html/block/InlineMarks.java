package dev.gemel.text.html.block;

import dev.gemel.text.html.marks.Escapes;
import dev.gemel.text.html.page.Addresses;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The elements inside a line that Markdown has marks for: links, emphasis, code, images. */
final class InlineMarks {
  private static final Pattern NOT_IN_ALT = Pattern.compile("[\\s\\[\\]]+");
  private static final int MAX_IMAGE_ADDRESS = 1000;

  private final Inline line;
  private final Addresses addresses;

  InlineMarks(Inline line, Addresses addresses) {
    this.line = line;
    this.addresses = addresses;
  }

  /** Begins an element; false if it is none of these. */
  boolean open(Element e) {
    switch (e.normalName()) {
      case "img" -> image(e);
      case "a", "strong", "b", "em", "i", "del", "s" -> line.open();
      case "code", "kbd" -> line.openCode();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Ends an element; false if it is none of these. */
  boolean close(Element e) {
    switch (e.normalName()) {
      case "img" -> {
        // It has been written where it began.
      }
      case "a" -> link(e);
      case "strong", "b" -> line.close("**", "**");
      case "em", "i" -> line.close("*", "*");
      case "del", "s" -> line.close("~~", "~~");
      case "code", "kbd" -> line.closeCode();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void link(Element a) {
    String href = addresses.of(a, "href");
    if (href.startsWith("http")) {
      line.close("[", "](" + escaped(href) + ")");
    } else {
      line.close();
    }
  }

  private void image(Element img) {
    String src = addresses.of(img, img.hasAttr("data-src") ? "data-src" : "src");
    if (src.startsWith("http") && src.length() < MAX_IMAGE_ADDRESS) {
      String alt = NOT_IN_ALT.matcher(img.attr("alt")).replaceAll(" ").strip();
      line.addMarkdown("![" + described(alt) + "](" + escaped(src) + ")");
    }
  }

  /** A backslash at the end would make a text of the bracket behind it. */
  private static String described(String alt) {
    return Escapes.of(alt) + (alt.endsWith("\\") ? "\\" : "");
  }

  /** A target as CommonMark takes it without angle brackets (section 6.3). */
  private static String escaped(String url) {
    String plain =
        url.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("\\", "%5C");
    return Escapes.entities(plain);
  }
}
