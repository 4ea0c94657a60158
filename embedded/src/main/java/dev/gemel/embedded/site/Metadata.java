package dev.gemel.embedded.site;

import dev.gemel.embedded.site.Entry.Flag;
import dev.gemel.embedded.site.Entry.MetadataStyle;
import java.util.HashMap;
import java.util.Map;

/** What a page tells machines about its entry. */
final class Metadata {
  private static final Template HEAD = Template.load("themes/head.html");
  private static final Map<String, String> NO_ITEM =
      Map.of("item", "", "itemHeadline", "", "itemAuthor", "", "itemDate", "", "itemBody", "");
  private static final Map<String, String> ITEM =
      Map.of(
          "item", " itemscope itemtype=\"https://schema.org/BlogPosting\"",
          "itemHeadline", " itemprop=\"headline\"",
          "itemAuthor", " itemprop=\"author\"",
          "itemDate", " itemprop=\"datePublished\"",
          "itemBody", " itemprop=\"articleBody\"");

  private final String base;

  Metadata(String base) {
    this.base = base;
  }

  /** Elements for the head, each on its line. */
  String head(Entry entry, MetadataStyle style, boolean canonical) {
    StringBuilder head = new StringBuilder();
    if (entry.is(Flag.NOINDEX)) {
      head.append("<meta name=\"robots\" content=\"noindex, follow\">\n");
    }
    if (canonical) {
      head.append("<link rel=\"canonical\" href=\"%s%s\">\n".formatted(base, entry.path()));
    }
    if (style == MetadataStyle.FULL) {
      head.append(full(entry));
    }
    return head.toString();
  }

  /** Microdata attributes for the slots of an article; empty in the other styles. */
  Map<String, String> itemAttributes(MetadataStyle style) {
    return style == MetadataStyle.MICRODATA ? ITEM : NO_ITEM;
  }

  private String full(Entry entry) {
    Map<String, String> slots = new HashMap<>();
    slots.put("base", base);
    slots.put("url", base + entry.path());
    slots.put("title", Template.escape(entry.title()));
    slots.put("jsonTitle", json(entry.title()));
    slots.put("author", entry.author().fullName());
    slots.put("summary", Template.escape(entry.summary()));
    slots.put("keywords", String.join(", ", entry.tags()));
    slots.put("language", entry.language());
    slots.put("isoDate", entry.date().toString());
    return HEAD.fill(slots);
  }

  /** Titles are single lines, so that only these need escaping inside a JSON string. */
  private static String json(String title) {
    return title.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\u003c");
  }
}
