package dev.gemel.embedded.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gemel.embedded.site.Entry.Flag;
import dev.gemel.embedded.site.Entry.MetadataStyle;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Renders entries: metadata in the head, the theme's article round the body. */
final class EntryPages {
  private static final int RELATED = 3;
  private static final int WORDS_PER_MINUTE = 200;
  private static final Pattern WORD = Pattern.compile("\\w+");

  private final SiteContent content;
  private final Frames frames;
  private final Metadata metadata;

  EntryPages(SiteContent content, Frames frames) {
    this.content = content;
    this.frames = frames;
    this.metadata = new Metadata(frames.base());
  }

  /** The page at the entry's own path and at its alias. */
  Page page(Entry entry) {
    return page(entry, entry.metadata(), metadata.head(entry, entry.metadata(), true));
  }

  /** The same page for a second address, with nothing that gives the first away. */
  Page mirror(Entry entry) {
    String head = metadata.head(entry, MetadataStyle.BYLINE, false);
    return page(entry, MetadataStyle.BYLINE, head);
  }

  private Page page(Entry entry, MetadataStyle style, String head) {
    Theme theme = Theme.of(entry);
    String html =
        frames.page(
            theme,
            entry.language(),
            entry.title(),
            head,
            List.of(Link.HOME, Link.section(entry)),
            entry.kind() == Kind.PAGE ? plain(entry) : article(theme, entry, style));
    return entry.is(Flag.LATIN1) ? latin1(html, entry) : Page.html(html, entry.lastModified());
  }

  /** Without a charset in the header only the meta element tells how to read it. */
  private static Page latin1(String html, Entry entry) {
    StringBuilder text = new StringBuilder();
    html.replaceFirst("charset=utf-8", "charset=iso-8859-1")
        .codePoints()
        .forEach(c -> text.append(c > 0xFF ? "&#" + c + ";" : Character.toString(c)));
    byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    return Page.of(bytes, "text/html", entry.lastModified());
  }

  private static String plain(Entry entry) {
    return "<h1>" + Template.escape(entry.title()) + "</h1>\n" + entry.body();
  }

  private String article(Theme theme, Entry entry, MetadataStyle style) {
    Map<String, String> slots = new HashMap<>(metadata.itemAttributes(style));
    slots.put("title", Template.escape(entry.title()));
    slots.put("titleUrl", URLEncoder.encode(entry.title(), UTF_8));
    slots.put("author", entry.author().fullName());
    slots.put("aboutAuthor", entry.author().about());
    slots.put("isoDate", entry.date().toString());
    slots.put("date", theme.format(entry.date()));
    slots.put(
        "minutes",
        String.valueOf(1 + WORD.matcher(entry.body()).results().count() / WORDS_PER_MINUTE));
    slots.put("tags", Link.inline(entry.tags().stream().map(Link::tag).toList(), ", "));
    slots.put("body", entry.body());
    slots.put("related", Link.items(related(entry)));
    slots.put("previous", neighbour(entry, 1, "Previous: "));
    slots.put("next", neighbour(entry, -1, "Next: "));
    slots.put("comments", comments(theme, entry));
    return theme.article().fill(slots);
  }

  private List<Link> related(Entry entry) {
    return content
        .listed(
            e ->
                !e.path().equals(entry.path())
                    && e.tags().stream().anyMatch(entry.tags()::contains))
        .stream()
        .limit(RELATED)
        .map(Link::to)
        .toList();
  }

  private String neighbour(Entry entry, int step, String label) {
    List<Entry> section = content.section(entry);
    int index = section.indexOf(entry);
    int other = index + step;
    if (index < 0 || other < 0 || other >= section.size()) {
      return "";
    }
    Entry found = section.get(other);
    return new Link(label + found.title(), found.path()).html();
  }

  private static String comments(Theme theme, Entry entry) {
    if (entry.comments().isEmpty()) {
      return "";
    }
    String items =
        entry.comments().stream()
            .map(c -> theme.comment().fill(Map.of("name", c.name(), "text", c.text())))
            .collect(Collectors.joining());
    return "<section id=\"comments\" class=\"comments\"><h2>%d comments</h2>\n<ol>\n%s</ol>\n%s</section>"
        .formatted(entry.comments().size(), items, "<p id=\"respond\">Comments are closed.</p>");
  }
}
