package dev.gemel.embedded.site;

import dev.gemel.embedded.site.Entry.Flag;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a correct pipeline finds on the sample site, read from the same front matter as the pages.
 * All paths are absolute paths on the site, without host and port.
 *
 * @param documents every article and note worth keeping, at its canonical path; both halves of a
 *     near-duplicate pair count, aliases and exact duplicates do not
 * @param pages hand-written pages that are neither, such as the one about the authors; a pipeline
 *     may keep or drop them
 * @param nearDuplicates documents of which one repeats the other but for its beginning and end
 * @param exactDuplicates second path to the canonical path of the same text; nothing on the page
 *     says so
 * @param aliases second path to the canonical path, as {@code rel=canonical} on the page says
 * @param redirects first path of a chain to the path where it ends with 200
 * @param traps paths of every page with something unusual
 * @param personalData the invented addresses on the page of {@link Trap#PII}
 */
public record SampleSiteFacts(
    List<Document> documents,
    List<String> pages,
    List<Pair> nearDuplicates,
    Map<String, String> exactDuplicates,
    Map<String, String> aliases,
    Map<String, String> redirects,
    Map<Trap, List<String>> traps,
    PersonalData personalData) {

  /** One article or note. */
  public record Document(
      String path, String title, Author author, Kind kind, LocalDate date, String language) {}

  /** Two paths with nearly the same text; the later one names or hides its origin. */
  public record Pair(String original, String republished) {}

  /** Invented personal data. Public addresses are routable, private ones are not (RFC 1918). */
  public record PersonalData(
      List<String> emails, List<String> publicIps, List<String> privateIps, List<String> phones) {}

  /** What is unusual about a page. */
  public enum Trap {
    /** Linked, and forbidden by robots.txt: must never be requested. */
    FORBIDDEN,
    /** Asks not to be indexed. */
    NOINDEX,
    /** Next to no text. */
    THIN,
    /** In the sitemap only. */
    UNLINKED,
    /** Holds {@link #personalData}. */
    PII,
    /** ISO-8859-1, declared in a meta element only. */
    LATIN1,
    /** Answers after two seconds. */
    SLOW,
    /** Answers 500 twice, then 200. */
    FLAKY,
    /** Answers 503 with {@code Retry-After: 1} once, then 200. */
    BUSY,
    /** 410. */
    GONE,
    /** 404. */
    MISSING,
    /** Linked with {@code rel=nofollow} only. */
    NOFOLLOW,
    /** About a megabyte. */
    HUGE,
    /** {@code application/pdf}. */
    PDF,
    /** PDF bytes called {@code text/html}. */
    PDF_AS_HTML,
    /** Streams until the client leaves. */
    ENDLESS,
    /** Prefix of pages that link to the next month for ever. */
    CALENDAR,
    /** Two paths that redirect to each other. */
    LOOP
  }

  private static final PersonalData INVENTED =
      new PersonalData(
          List.of("night.desk@tallow-street.example.com", "o.fennimore@parish-data.example.org"),
          List.of("8.8.4.4", "151.101.1.69"),
          List.of("10.20.30.40", "192.168.7.12"),
          List.of("+44 20 7946 0958", "(555) 010-0142"));

  /** Copies the collections. */
  public SampleSiteFacts {
    documents = List.copyOf(documents);
    pages = List.copyOf(pages);
    nearDuplicates = List.copyOf(nearDuplicates);
    exactDuplicates = Map.copyOf(exactDuplicates);
    aliases = Map.copyOf(aliases);
    redirects = Map.copyOf(redirects);
    traps = Map.copyOf(traps);
  }

  /** Reads the facts from the site's own sources. */
  public static SampleSiteFacts load() {
    SiteContent content = SiteContent.load();
    List<Entry> kept = content.entries().stream().filter(SampleSiteFacts::worthKeeping).toList();
    return new SampleSiteFacts(
        kept.stream().map(SampleSiteFacts::document).toList(),
        paths(content, e -> e.kind() == Kind.PAGE && !e.is(Flag.NOINDEX)),
        pairs(kept),
        leadingTo(content, Entry::mirror),
        leadingTo(content, Entry::alias),
        leadingTo(content, e -> e.movedFrom() == null ? null : "/old/" + e.movedFrom()),
        traps(content),
        INVENTED);
  }

  /** How many documents are of this kind. */
  public long count(Kind kind) {
    return documents.stream().filter(d -> d.kind() == kind).count();
  }

  /** How many documents of this kind an author wrote. */
  public long count(Author author, Kind kind) {
    return documents.stream().filter(d -> d.author() == author && d.kind() == kind).count();
  }

  /** Paths of documents in this language (BCP 47), such as {@code de}. */
  public List<String> inLanguage(String language) {
    return documents.stream()
        .filter(d -> d.language().equals(language))
        .map(Document::path)
        .toList();
  }

  /** Paths of one trap; empty if there is none. */
  public List<String> paths(Trap trap) {
    return traps.getOrDefault(trap, List.of());
  }

  private static boolean worthKeeping(Entry entry) {
    return entry.kind() != Kind.PAGE && !entry.is(Flag.NOINDEX) && !entry.is(Flag.THIN);
  }

  private static Document document(Entry e) {
    return new Document(e.path(), e.title(), e.author(), e.kind(), e.date(), e.language());
  }

  private static List<Pair> pairs(List<Entry> entries) {
    return entries.stream()
        .filter(e -> e.republishOf() != null)
        .map(e -> new Pair(Objects.requireNonNull(e.republishOf()), e.path()))
        .toList();
  }

  private static Map<String, String> leadingTo(
      SiteContent content, Function<Entry, @Nullable String> from) {
    Map<String, String> targets = new TreeMap<>();
    for (Entry entry : content.entries()) {
      String path = from.apply(entry);
      if (path != null) {
        targets.put(path, entry.path());
      }
    }
    return targets;
  }

  private static Map<Trap, List<String>> traps(SiteContent content) {
    Map<Trap, List<String>> traps = new EnumMap<>(Trap.class);
    flagged(content)
        .forEach(
            (flag, paths) ->
                traps.put(
                    flag == Flag.UNLISTED ? Trap.UNLINKED : Trap.valueOf(flag.name()), paths));
    traps.put(Trap.FORBIDDEN, SitePages.FORBIDDEN_PAGES);
    traps.put(Trap.GONE, List.of(SitePages.GONE));
    traps.put(Trap.MISSING, List.of(SitePages.MISSING));
    traps.put(Trap.NOFOLLOW, List.of(SitePages.NOFOLLOW));
    traps.put(Trap.HUGE, List.of(SitePages.HUGE));
    traps.put(Trap.PDF, List.of(SitePages.PDF));
    traps.put(Trap.PDF_AS_HTML, List.of(SitePages.PDF_AS_HTML));
    traps.put(Trap.ENDLESS, List.of(EndlessStream.PATH));
    traps.put(Trap.CALENDAR, List.of(Calendar.PREFIX));
    traps.put(Trap.LOOP, List.of(Redirects.LOOP_START, Redirects.LOOP_END));
    return traps;
  }

  private static Map<Flag, List<String>> flagged(SiteContent content) {
    Map<Flag, List<String>> flagged = new EnumMap<>(Flag.class);
    for (Flag flag : Flag.values()) {
      flagged.put(flag, paths(content, e -> e.is(flag)));
    }
    return flagged;
  }

  private static List<String> paths(SiteContent content, Predicate<Entry> wanted) {
    return content.entries().stream().filter(wanted).map(Entry::path).toList();
  }
}
