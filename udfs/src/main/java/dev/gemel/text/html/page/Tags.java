package dev.gemel.text.html.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tags of HTML by number, so that a set of them is a table; see {@link TagSet}. */
public final class Tags {
  private static final List<String> NAMES =
      List.of(
          ("a abbr acronym address applet area article aside audio b base basefont bdi bdo big blockquote"
                  + " body br button canvas caption center cite code col colgroup data datalist dd del"
                  + " details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer"
                  + " form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input"
                  + " ins kbd label legend li link main map mark marquee math menu meta meter nav noframes"
                  + " noscript object ol optgroup option output p param picture pre progress q rb rp rt"
                  + " rtc ruby s samp script search section select slot small source span strike strong"
                  + " style sub summary sup svg table tbody td template textarea tfoot th thead time title"
                  + " tr track tt u ul var video wbr")
              .split(" "));

  /** How many there are; tags that HTML does not know have the numbers from here on, by page. */
  static final int COUNT = NAMES.size();

  private static final Map<String, Integer> NUMBERS = numbers();

  public static final int A = of("a");
  public static final int ARTICLE = of("article");
  public static final int BR = of("br");
  public static final int BUTTON = of("button");
  public static final int BLOCKQUOTE = of("blockquote");
  public static final int CAPTION = of("caption");
  public static final int DIV = of("div");
  static final int FOOTER = of("footer");
  public static final int MAIN = of("main");
  public static final int P = of("p");
  public static final int TABLE = of("table");
  public static final int TR = of("tr");

  private Tags() {}

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    NAMES.forEach(name -> numbers.put(name, numbers.size()));
    return numbers;
  }

  static String name(int tag) {
    return NAMES.get(tag);
  }

  /** The number of a tag in lower case, -1 for one that HTML does not know. */
  static int of(String name) {
    return NUMBERS.getOrDefault(name, -1);
  }
}
