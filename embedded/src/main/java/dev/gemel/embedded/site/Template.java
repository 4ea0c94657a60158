package dev.gemel.embedded.site;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with slots of the form <code>{{name}}</code>. Values are put in as they are: whoever fills a
 * slot with plain text escapes it ({@link #escape}).
 *
 * @param text the template
 */
record Template(String text) {
  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

  static Template load(String name) {
    return new Template(Resources.text(name));
  }

  /**
   * Fills every slot.
   *
   * @throws IllegalArgumentException if a slot has no value
   */
  String fill(Map<String, String> values) {
    return SLOT.matcher(text)
        .replaceAll(slot -> Matcher.quoteReplacement(value(values, slot.group(1))));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for the slot {{" + name + "}}");
    }
    return value;
  }

  /** Escapes plain text for HTML and XML, in elements and in double-quoted attributes. */
  static String escape(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
