package dev.gemel.embedded.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** RSS 2.0 for Ada (summaries) and Atom (RFC 4287) for Bruno (whole texts). */
final class Feeds {
  private static final int NEWEST = 10;
  private static final String XML = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

  private final SiteContent content;
  private final String base;

  Feeds(SiteContent content, String base) {
    this.content = content;
    this.base = base;
  }

  Page rss() {
    List<Entry> entries = newest(Author.ADA);
    String items = entries.stream().map(this::rssItem).collect(Collectors.joining());
    String feed =
        "%s<rss version=\"2.0\"><channel><title>Ada Thornquist</title><link>%s/ada/</link><description>Data, libraries and letters</description>\n%s</channel></rss>\n"
            .formatted(XML, base, items);
    return Page.utf8(feed, "application/rss+xml", lastChange(entries));
  }

  private String rssItem(Entry entry) {
    String url = base + entry.path();
    return "<item><title>%s</title><link>%s</link><guid>%s</guid><pubDate>%s</pubDate><description>%s</description></item>\n"
        .formatted(
            Template.escape(entry.title()),
            url,
            url,
            DateTimeFormatter.RFC_1123_DATE_TIME.format(entry.published().atOffset(ZoneOffset.UTC)),
            Template.escape(entry.summary()));
  }

  Page atom() {
    List<Entry> entries = newest(Author.BRUNO);
    Instant updated = lastChange(entries);
    String items = entries.stream().map(this::atomEntry).collect(Collectors.joining());
    String feed =
        "%s<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Crumb &amp; Contour</title><id>%s/bruno/</id><link rel=\"self\" href=\"%s/bruno/atom.xml\"/><updated>%s</updated>\n%s</feed>\n"
            .formatted(XML, base, base, updated, items);
    return Page.utf8(feed, "application/atom+xml", updated);
  }

  private String atomEntry(Entry entry) {
    String url = base + entry.path();
    return "<entry><title>%s</title><id>%s</id><link rel=\"alternate\" href=\"%s\"/><updated>%s</updated><author><name>%s</name></author><content type=\"html\">%s</content></entry>\n"
        .formatted(
            Template.escape(entry.title()),
            url,
            url,
            entry.lastModified(),
            entry.author().fullName(),
            Template.escape(entry.body()));
  }

  private static Instant lastChange(List<Entry> entries) {
    return entries.stream().map(Entry::lastModified).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  private List<Entry> newest(Author author) {
    return content.articles(author).stream().limit(NEWEST).toList();
  }
}
