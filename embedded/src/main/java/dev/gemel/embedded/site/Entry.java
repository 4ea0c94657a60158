package dev.gemel.embedded.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One hand-written page: its front matter and an HTML fragment.
 *
 * @param path absolute path on the site, with a trailing slash
 * @param date of publication, as the byline shows it
 * @param modified of the last change
 * @param language BCP 47 tag of the prose
 * @param summary one sentence for teasers, feeds and descriptions
 * @param alias second path with the same page and a {@code rel=canonical} to the first
 * @param mirror second path with the same page and nothing that says so
 * @param movedFrom last part of the former address; {@code /old/x} leads here over two redirects
 * @param republishOf path of the entry whose middle this one repeats
 * @param body HTML fragment; in a republished entry already completed with the repeated middle
 */
record Entry(
    String path,
    String title,
    Author author,
    Kind kind,
    LocalDate date,
    LocalDate modified,
    List<String> tags,
    String language,
    MetadataStyle metadata,
    String summary,
    Set<Flag> flags,
    List<Comment> comments,
    @Nullable String alias,
    @Nullable String mirror,
    @Nullable String movedFrom,
    @Nullable String republishOf,
    String body) {

  /** What a reader left below an entry; never the author's own writing. */
  record Comment(String name, String text) {}

  /** How a page tells machines who wrote it and when. */
  enum MetadataStyle {
    /** JSON-LD, OpenGraph and meta elements. */
    FULL,
    /** schema.org microdata attributes in the body only. */
    MICRODATA,
    /** A byline and a {@code <time>} for human eyes only. */
    BYLINE
  }

  /** What is unusual about a page. */
  enum Flag {
    /** Only the sitemap leads here. */
    UNLISTED,
    /** Asks robots not to index it. */
    NOINDEX,
    /** Holds next to nothing. */
    THIN,
    /** Holds invented personal data. */
    PII,
    /** Served in ISO-8859-1 and says so in a meta element only. */
    LATIN1,
    /** Answers after two seconds. */
    SLOW,
    /** Answers 500 twice before it heals. */
    FLAKY,
    /** Answers 503 with Retry-After once. */
    BUSY
  }

  Entry {
    tags = List.copyOf(tags);
    flags = Set.copyOf(flags);
    comments = List.copyOf(comments);
  }

  boolean is(Flag flag) {
    return flags.contains(flag);
  }

  /** True if home, archives, tags, feeds and neighbours may link to it. */
  boolean listed() {
    return kind != Kind.PAGE && !is(Flag.UNLISTED) && !is(Flag.NOINDEX) && !is(Flag.THIN);
  }

  /** Noon of the day of publication, UTC. */
  Instant published() {
    return noon(date);
  }

  /** Noon of the day of the last change, UTC; the page's Last-Modified. */
  Instant lastModified() {
    return noon(modified);
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }

  /** The same entry with this body. */
  Entry withBody(String newBody) {
    return with(newBody, modified);
  }

  /** The entry as its author leaves it a day later, with one paragraph of plain text more. */
  Entry amended(String paragraph) {
    String longer = body + "\n<p>" + Template.escape(paragraph) + "</p>";
    return with(longer, modified.plusDays(1));
  }

  private Entry with(String newBody, LocalDate changed) {
    return new Entry(
        path,
        title,
        author,
        kind,
        date,
        changed,
        tags,
        language,
        metadata,
        summary,
        flags,
        comments,
        alias,
        mirror,
        movedFrom,
        republishOf,
        newBody);
  }
}
