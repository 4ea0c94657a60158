package dev.gemel.text.markup;

import dev.gemel.text.words.LowerCase;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What publishing platforms put round an article when its page is saved as text: share menus,
 * subscription boxes, reader comments. Only whole lines of a known wording are dropped; a tail is
 * cut only below the middle of the text, so that a sentence about sharing is safe.
 */
final class Furniture {
  private static final Set<String> LINES =
      Set.of(
          "share this post",
          "share",
          "copy link",
          "facebook",
          "email",
          "note",
          "notes",
          "more",
          "other",
          "subscribe",
          "sign in",
          "subscribesign in",
          "sign up",
          "open in app",
          "write",
          "restacks",
          "top",
          "latest",
          "discussions",
          "no posts",
          "follow",
          "listen",
          "ready for more?",
          "start writing",
          "get the app",
          "start writingget the app",
          "share this post copy link",
          "substack is the home for great culture",
          "leave a comment",
          "previous",
          "next",
          "like",
          "comment",
          "restack",
          "reply",
          "expand full comment",
          "see all");

  private static final Set<String> TAILS =
      Set.of("discussion about this post", "recommended from medium", "more from medium");

  /** Lines that only a saved platform page has: without one, nothing is furniture. */
  private static final Set<String> SIGNS =
      Set.of("share this post", "discussion about this post", "start writingget the app");

  private static final Pattern BARE_HOST =
      Pattern.compile("(?i)[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(com|io|org|net|dev|ai|blog)/?");

  private static final Pattern CLOSING =
      Pattern.compile(
          "(?i)(privacy\\s*[∙·|].*|thanks for reading .{0,80}subscribe.*|.{0,120}is a reader-supported"
              + " publication.*|this site requires javascript.*|unblock scripts|© \\d{4} .{0,60})");

  /** Medium saved without line breaks: byline and buttons, then the text, then the site. */
  private static final Pattern MEDIUM_HEAD =
      Pattern.compile("^.{0,3000}?\\d{1,4} min read·.{0,80}?ListenShare", Pattern.DOTALL);

  private static final Pattern MEDIUM_TAIL =
      Pattern.compile(
          "(Sign up to discover human stories|See all from .{1,60}See all from|Recommended from"
              + " Medium|See more recommendations).*",
          Pattern.DOTALL);

  private static final Pattern LIST_ITEM = Pattern.compile("^\\s*([-*+]|\\d+[.)])\\s");

  // The look behind keeps a long run inside of a line from being tried at each of its characters.
  private static final Pattern MARKS = Pattern.compile("^[#>*_\\s-]+|(?<![*_\\s])[*_\\s]++$");

  private Furniture() {}

  /** The lines that belong to the article. */
  static List<String> strip(String markdown) {
    List<String> lines = medium(markdown).lines().toList();
    if (lines.stream().noneMatch(line -> SIGNS.contains(bare(line)))) {
      return lines;
    }
    return lines.subList(0, tail(lines)).stream().filter(line -> !isFurniture(line)).toList();
  }

  private static String medium(String text) {
    Matcher head = MEDIUM_HEAD.matcher(text);
    if (!head.find()) {
      return text;
    }
    String body = text.substring(head.end());
    Matcher tail = MEDIUM_TAIL.matcher(body);
    boolean cut = tail.find() && tail.start() > body.length() / 2;
    return cut ? body.substring(0, tail.start()) : body;
  }

  private static int tail(List<String> lines) {
    for (int i = lines.size() / 2; i < lines.size(); i++) {
      if (TAILS.contains(bare(lines.get(i)))) {
        return i;
      }
    }
    return lines.size();
  }

  private static boolean isFurniture(String line) {
    if (line.startsWith("    ") || LIST_ITEM.matcher(line).find()) {
      return false;
    }
    String bare = bare(line);
    return LINES.contains(bare)
        || BARE_HOST.matcher(bare).matches()
        || CLOSING.matcher(bare).matches();
  }

  /** The line without Markdown marks, in lower case. */
  private static String bare(String line) {
    return LowerCase.of(MARKS.matcher(line).replaceAll(""));
  }
}
