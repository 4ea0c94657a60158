package dev.gemel.embedded.site;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A link to a page of this site.
 *
 * @param label plain text
 */
record Link(String label, String path) {
  static final Link HOME = new Link("Home", "/");

  static Link to(Entry entry) {
    return new Link(entry.title(), entry.path());
  }

  static Link section(Entry entry) {
    return entry.kind() == Kind.NOTE ? new Link("Notes", "/notes/") : section(entry.author());
  }

  static Link section(Author author) {
    return new Link(author.fullName(), "/" + author.section() + "/");
  }

  static Link tag(String tag) {
    return new Link(tag, tagPath(tag));
  }

  static String tagPath(String tag) {
    return "/tags/" + tag.replace(' ', '-') + "/";
  }

  String html() {
    return "<a href=\"" + Template.escape(path) + "\">" + Template.escape(label) + "</a>";
  }

  static String items(Collection<Link> links) {
    return links.stream().map(l -> "<li>" + l.html() + "</li>\n").collect(Collectors.joining());
  }

  static String inline(Collection<Link> links, String separator) {
    return links.stream().map(Link::html).collect(Collectors.joining(separator));
  }
}
