package dev.gemel.embedded.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The look of one part of the site.
 *
 * @param frame what stands round every page: header, menus, sidebar, footer
 * @param article headline, byline, body, boxes and comments of one entry
 * @param teaser one entry in a list
 * @param comment one reader's comment
 */
record Theme(
    Template frame,
    Template article,
    Template teaser,
    Template comment,
    DateTimeFormatter dateFormat) {
  /** Semantic HTML5 with main, article and aside. */
  static final Theme ADA = load("ada", "d MMMM yyyy");

  /** Nested div elements, the sidebar before the text. */
  static final Theme BRUNO = load("bruno", "MMMM d, yyyy");

  /** Little more than microformats; also the look of home, tags and archives. */
  static final Theme NOTES = load("notes", "yyyy-MM-dd");

  private static Theme load(String name, String dateFormat) {
    String folder = "themes/" + name + "/";
    return new Theme(
        Template.load(folder + "frame.html"),
        Template.load(folder + "article.html"),
        Template.load(folder + "teaser.html"),
        Template.load(folder + "comment.html"),
        DateTimeFormatter.ofPattern(dateFormat, Locale.ENGLISH));
  }

  static Theme of(Author author) {
    return author == Author.ADA ? ADA : BRUNO;
  }

  static Theme of(Entry entry) {
    return entry.kind() == Kind.ARTICLE ? of(entry.author()) : NOTES;
  }

  String format(LocalDate date) {
    return dateFormat.format(date);
  }
}
