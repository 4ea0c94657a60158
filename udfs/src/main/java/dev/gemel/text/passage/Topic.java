package dev.gemel.text.passage;

import dev.gemel.text.words.LowerCase;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a passage is about, by its headings.
 *
 * @param subject the nearest title that says something
 * @param part the role of the passage where its own heading only names one ("conclusion"), or null
 */
record Topic(String subject, @Nullable String part) {
  private static final int MAX_CHARS = 160;

  /** Numbers, bullets and pictures in front of a title. */
  private static final Pattern ORNAMENT =
      Pattern.compile(
          "^(?:(?:\\d{1,2}(?:\\.\\d{1,2}){0,3}[.):]|\\d{1,2}(?:\\.\\d{1,2}){1,3}|[IVX]{1,5}[.)])\\s+"
              + "|[^\\p{L}\\p{N}\"“'‘(¿¡$.]+)+");

  /** Titles of what a site adds to a text: they say nothing about it. */
  private static final Set<String> FURNITURE =
      Set.of(
          "discussion about this post",
          "share this post",
          "comments",
          "related articles",
          "related posts",
          "references",
          "table of contents",
          "contents",
          "further reading",
          "acknowledgements",
          "acknowledgments",
          "ready for more",
          "subscribe");

  private static final Set<String> PARTS =
      Set.of(
          "introduction",
          "conclusion",
          "conclusions",
          "summary",
          "overview",
          "background",
          "motivation",
          "discussion",
          "preface",
          "prologue",
          "epilogue",
          "abstract");

  static @Nullable Topic of(List<String> headingPath, @Nullable String title) {
    String part = null;
    for (int i = headingPath.size() - 1; i >= 0; i--) {
      String heading = clean(headingPath.get(i));
      if (PARTS.contains(LowerCase.of(heading))) {
        part = part == null ? LowerCase.of(heading) : part;
      } else if (!heading.isEmpty() && !FURNITURE.contains(LowerCase.of(heading))) {
        return new Topic(heading, part);
      }
    }
    String subject = title == null ? "" : clean(title);
    return subject.isEmpty() ? null : new Topic(subject, part);
  }

  private static String clean(String heading) {
    String text = ORNAMENT.matcher(heading.strip()).replaceFirst("").replaceAll("\\s+", " ");
    int question = text.lastIndexOf("? ");
    String asked = question < 0 ? text : text.substring(0, question + 1);
    String whole = asked.length() <= MAX_CHARS ? asked : clip(asked);
    return whole.replaceFirst("[\\s:.,;*_`–—-]+$", "");
  }

  private static String clip(String text) {
    int space = text.lastIndexOf(' ', MAX_CHARS);
    int end = space > 0 ? space : MAX_CHARS;
    return text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end);
  }
}
