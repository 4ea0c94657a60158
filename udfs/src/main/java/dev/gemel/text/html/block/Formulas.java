package dev.gemel.text.html.block;

import org.jsoup.nodes.Element;

/** Formulas: MathML elements as the TeX they were made from. */
final class Formulas {
  private Formulas() {}

  /** The TeX of a {@code math} element between dollar signs, else its visible text. */
  static String tex(Element math) {
    Element annotation = math.selectFirst("annotation[encoding=application/x-tex]");
    String tex = annotation != null ? annotation.wholeText().strip() : math.attr("alttext").strip();
    if (tex.isEmpty()) {
      return math.text();
    }
    boolean display = math.attr("display").equals("block");
    return display ? "$$" + tex + "$$" : "$" + tex + "$";
  }
}
