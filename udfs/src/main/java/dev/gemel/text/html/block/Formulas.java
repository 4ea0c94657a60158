package dev.gemel.text.html.block;

import dev.gemel.text.html.marks.Escapes;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Formulas: MathML elements as the TeX they were made from. */
final class Formulas {
  private static final Pattern WHITE = Pattern.compile("\\s+");

  private Formulas() {}

  /** The TeX of a {@code math} element between dollar signs, else its visible text. */
  static String text(Element math) {
    String tex = tex(math);
    return tex.isEmpty() ? math.text() : tex;
  }

  /** The same as inline Markdown: in one line, since to TeX a line break is a space. */
  static String markdown(Element math) {
    String tex = tex(math);
    return tex.isEmpty() ? Escapes.of(math.text()) : WHITE.matcher(tex).replaceAll(" ");
  }

  private static String tex(Element math) {
    Element annotation = math.selectFirst("annotation[encoding=application/x-tex]");
    String tex = annotation != null ? annotation.wholeText().strip() : math.attr("alttext").strip();
    if (tex.isEmpty()) {
      return tex;
    }
    boolean display = math.attr("display").equals("block");
    return display ? "$$" + tex + "$$" : "$" + tex + "$";
  }
}
