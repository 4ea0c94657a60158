package dev.gemel.text.html.block;

import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.page.Tags;
import dev.gemel.text.html.page.Vocabulary;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Code blocks, kept to the character. */
final class Code {
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(?:^|\\s)(?:language|lang|highlight-source|highlight|brush|sourceCode)[-: ]+(?!highlight)([A-Za-z0-9+#_.-]{1,30})");

  private static final Pattern LINE_NUMBER =
      Pattern.compile("\\bline-?n(?:o|os|um|umber)s?\\b|(?:^| )(?:ln|gutter)(?: |$)");

  private Code() {}

  /** The text of a {@code pre} with its white space, without outer blank lines. */
  static String verbatim(PageTree tree, int pre, BitSet dropped) {
    StringBuilder code = new StringBuilder();
    int i = pre;
    while (i < tree.end(pre)) {
      if (tree.isText(i)) {
        code.append(tree.text(i));
      } else if (dropped.get(i) || tree.is(i, Tags.BUTTON) || isLineNumber(tree.element(i))) {
        i = tree.end(i);
        continue;
      } else if (tree.is(i, Tags.BR)) {
        code.append('\n');
      }
      i++;
    }
    return withoutOuterBlankLines(code.toString().replace("\r\n", "\n"));
  }

  // By hand: a regular expression for this recurses or backtracks on long runs of blanks.
  private static String withoutOuterBlankLines(String code) {
    List<String> lines = code.lines().map(String::stripTrailing).toList();
    int start = 0;
    int end = lines.size();
    while (start < end && lines.get(start).isEmpty()) {
      start++;
    }
    while (end > start && lines.get(end - 1).isEmpty()) {
      end--;
    }
    return String.join("\n", lines.subList(start, end));
  }

  private static boolean isLineNumber(Element e) {
    return !e.className().isEmpty() && LINE_NUMBER.matcher(Vocabulary.nameOf(e)).find();
  }

  /** The language a highlighter left in the classes of the {@code pre}, its parents or its code. */
  static String language(Element pre) {
    Element code = pre.selectFirst("code");
    Element parent = pre.parent();
    String names =
        (code == null ? "" : code.className() + " " + data(code) + " ")
            + (pre.className() + " " + data(pre) + " ")
            + (parent == null ? "" : parent.className())
            + (parent == null || parent.parent() == null ? "" : " " + parent.parent().className());
    Matcher m = LANGUAGE.matcher(names);
    while (m.find()) {
      String name = m.group(1).toLowerCase(Locale.ROOT);
      if (!name.equals("none") && !name.equals("default") && !name.equals("notranslate")) {
        return name;
      }
    }
    return "";
  }

  private static String data(Element e) {
    String lang = e.attr("data-lang").isEmpty() ? e.attr("data-language") : e.attr("data-lang");
    return lang.isEmpty() ? "" : "lang-" + lang;
  }

  /** A fenced block whose fence is longer than any fence inside (CommonMark section 4.5). */
  static String fenced(String code, String language) {
    String fence = "`".repeat(Math.max(2, longestRun(code)) + 1);
    return fence + language + "\n" + code + "\n" + fence;
  }

  /** How many backticks stand together at most. */
  static int longestRun(String code) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < code.length(); i++) {
      run = code.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
