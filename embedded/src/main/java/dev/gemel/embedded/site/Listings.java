package dev.gemel.embedded.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Pages that list entries: home, sections with pagination, tags, archives. */
final class Listings {
  private static final int PAGE_SIZE = 6;
  private static final int HOME_SIZE = 10;
  private static final Instant EMPTY = Instant.parse("2021-01-01T12:00:00Z");

  private final SiteContent content;
  private final Frames frames;
  private final Map<String, Page> pages = new LinkedHashMap<>();

  private Listings(SiteContent content, Frames frames) {
    this.content = content;
    this.frames = frames;
  }

  /** Every list page by its path. */
  static Map<String, Page> build(SiteContent content, Frames frames) {
    Listings listings = new Listings(content, frames);
    listings.home();
    for (Author author : Author.values()) {
      listings.section(Link.section(author), Theme.of(author), content.articles(author));
    }
    listings.section(new Link("Notes", "/notes/"), Theme.NOTES, content.notes());
    listings.tags();
    listings.archives();
    return listings.pages;
  }

  private void home() {
    List<Entry> newest = content.listed(e -> true).stream().limit(HOME_SIZE).toList();
    String intro =
        "<h1>Two Desks</h1>\n<p>A shared site of two people who write down what they learn.</p>\n";
    put(Link.HOME, Theme.NOTES, newest, intro + teasers(Theme.NOTES, newest));
  }

  private void section(Link section, Theme theme, List<Entry> entries) {
    int last = Math.max(1, (entries.size() + PAGE_SIZE - 1) / PAGE_SIZE);
    for (int number = 1; number <= last; number++) {
      List<Entry> part =
          entries.subList((number - 1) * PAGE_SIZE, Math.min(number * PAGE_SIZE, entries.size()));
      String pager = pager(section, number, last);
      String main = "<h1>" + section.label() + "</h1>\n" + teasers(theme, part) + pager;
      put(new Link(section.label(), pagePath(section, number)), theme, part, main);
    }
  }

  private static String pager(Link section, int number, int last) {
    List<Link> links = new ArrayList<>();
    if (number > 1) {
      links.add(new Link("Newer posts", pagePath(section, number - 1)));
    }
    if (number < last) {
      links.add(new Link("Older posts", pagePath(section, number + 1)));
    }
    return "<nav class=\"pagination\">Page %d of %d %s</nav>\n"
        .formatted(number, last, Link.inline(links, " "));
  }

  private static String pagePath(Link section, int number) {
    return number == 1 ? section.path() : section.path() + "page/" + number + "/";
  }

  private void tags() {
    List<Link> tags = content.tags().stream().map(Link::tag).toList();
    String list = "<h1>Tags</h1>\n<ul>\n" + Link.items(tags) + "</ul>";
    put(new Link("Tags", "/tags/"), Theme.NOTES, content.entries(), list);
    for (String tag : content.tags()) {
      List<Entry> tagged = content.listed(e -> e.tags().contains(tag));
      String main = "<h1>Tagged " + tag + "</h1>\n" + teasers(Theme.NOTES, tagged);
      put(Link.tag(tag), Theme.NOTES, tagged, main);
    }
  }

  private void archives() {
    TreeSet<Integer> years = new TreeSet<>();
    content.listed(e -> true).forEach(e -> years.add(e.date().getYear()));
    List<Link> links = years.stream().map(Listings::year).toList();
    String list = "<h1>Archive</h1>\n<ul>\n" + Link.items(links) + "</ul>";
    put(new Link("Archive", "/archive/"), Theme.NOTES, content.entries(), list);
    for (int year : years) {
      List<Entry> entries = content.listed(e -> e.date().getYear() == year);
      String items = Link.items(entries.stream().map(Link::to).toList());
      put(year(year), Theme.NOTES, entries, "<h1>" + year + "</h1>\n<ul>\n" + items + "</ul>");
    }
  }

  private static Link year(int year) {
    return new Link(String.valueOf(year), "/archive/" + year + "/");
  }

  private void put(Link link, Theme theme, List<Entry> shown, String main) {
    Instant modified = shown.stream().map(Entry::published).max(Instant::compareTo).orElse(EMPTY);
    String html = frames.page(theme, link.label(), List.of(Link.HOME, link), main);
    pages.put(link.path(), Page.html(html, modified));
  }

  private static String teasers(Theme theme, List<Entry> entries) {
    return entries.stream().map(e -> teaser(theme, e)).collect(Collectors.joining());
  }

  private static String teaser(Theme theme, Entry entry) {
    return theme
        .teaser()
        .fill(
            Map.of(
                "path", entry.path(),
                "title", Template.escape(entry.title()),
                "summary", Template.escape(entry.summary()),
                "isoDate", entry.date().toString(),
                "date", theme.format(entry.date())));
  }
}
