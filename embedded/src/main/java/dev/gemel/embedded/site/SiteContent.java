package dev.gemel.embedded.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * All hand-written entries, newest first.
 *
 * @param entries every entry, whether or not anything links to it
 */
record SiteContent(List<Entry> entries) {
  /** Stands in a republished body where the middle of the original goes. */
  static final String REPEATED = "<!-- repeated -->";

  private static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparing(Entry::date).reversed().thenComparing(Entry::path);

  SiteContent {
    entries = List.copyOf(entries);
  }

  /**
   * Reads every entry named by the index among the class path resources.
   *
   * @throws IllegalArgumentException if an entry is malformed, a path stands twice or the original
   *     of a republished entry is unknown
   */
  static SiteContent load() {
    List<Entry> parsed = new ArrayList<>();
    for (String name : Resources.text("entries/index.txt").split("\n")) {
      parsed.add(EntryParser.parse(name, Resources.text("entries/" + name)));
    }
    return of(parsed);
  }

  static SiteContent of(List<Entry> parsed) {
    Map<String, Entry> byPath = new HashMap<>();
    for (Entry entry : parsed) {
      if (byPath.put(entry.path(), entry) != null) {
        throw new IllegalArgumentException("two entries have the path " + entry.path());
      }
    }
    return new SiteContent(
        parsed.stream().map(e -> completed(e, byPath)).sorted(NEWEST_FIRST).toList());
  }

  private static Entry completed(Entry entry, Map<String, Entry> byPath) {
    String original = entry.republishOf();
    if (original == null) {
      return entry;
    }
    Entry source = byPath.get(original);
    if (source == null) {
      throw new IllegalArgumentException(
          entry.path() + " republishes " + original + ", which no entry has as its path");
    }
    return entry.withBody(entry.body().replace(REPEATED, middle(source.body())));
  }

  /** Everything but the first and the last paragraph. */
  private static String middle(String body) {
    int start = body.indexOf("</p>") + "</p>".length();
    int end = body.lastIndexOf("<p>");
    return body.substring(start, end).strip();
  }

  /**
   * The entry with this path.
   *
   * @throws IllegalArgumentException if there is none
   */
  Entry at(String path) {
    return entries.stream()
        .filter(e -> e.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no entry has the path " + path));
  }

  /** The same content with this entry in the place of the one with its path. */
  SiteContent replacing(Entry entry) {
    return new SiteContent(
        entries.stream().map(e -> e.path().equals(entry.path()) ? entry : e).toList());
  }

  List<Entry> listed(Predicate<Entry> wanted) {
    return entries.stream().filter(Entry::listed).filter(wanted).toList();
  }

  List<Entry> articles(Author author) {
    return listed(e -> e.author() == author && e.kind() == Kind.ARTICLE);
  }

  List<Entry> notes() {
    return listed(e -> e.kind() == Kind.NOTE);
  }

  /** Tags of listed entries, in alphabetical order. */
  List<String> tags() {
    TreeSet<String> tags = new TreeSet<>();
    listed(e -> true).forEach(e -> tags.addAll(e.tags()));
    return List.copyOf(tags);
  }

  /** Entries that stand beside this one in its own section: same author and kind. */
  List<Entry> section(Entry entry) {
    return entry.kind() == Kind.NOTE ? notes() : articles(entry.author());
  }
}
