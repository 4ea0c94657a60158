package dev.gemel.text.quality;

import dev.gemel.text.words.LowerCase;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises lines that help to move about a site and say nothing. */
final class NavigationLines {
  private static final int MAX_CHARS = 300;

  private static final Pattern MARKS = Pattern.compile("^[\\s#>*+•|»«‹›<←→-]+|[\\s*|»«‹›<>←→-]+$");

  /** Nothing but Markdown links or addresses, with marks between them. */
  private static final Pattern ONLY_LINKS =
      Pattern.compile(
          "(?:(?:!?\\[[^\\[\\]]{0,80}+]\\([^()\\s]{1,300}+\\)|https?://[^\\s\\[\\]()]{1,300}+)"
              + "[\\s|,·•/-]{0,8}+)+");

  private static final Set<String> PHRASES =
      Set.of(
          "home",
          "about",
          "about me",
          "about us",
          "contact",
          "contact us",
          "menu",
          "search",
          "blog",
          "archive",
          "archives",
          "tags",
          "categories",
          "subscribe",
          "subscribe now",
          "subscribesign in",
          "sign in",
          "sign up",
          "log in",
          "login",
          "register",
          "share",
          "share this post",
          "share this",
          "tweet",
          "email",
          "facebook",
          "twitter",
          "linkedin",
          "reddit",
          "whatsapp",
          "copy link",
          "note",
          "other",
          "print",
          "next",
          "previous",
          "next post",
          "previous post",
          "older posts",
          "newer posts",
          "older",
          "newer",
          "read more",
          "continue reading",
          "back to top",
          "skip to content",
          "skip to main content",
          "toggle navigation",
          "privacy",
          "privacy policy",
          "terms of service",
          "terms",
          "cookie policy",
          "accept cookies",
          "rss",
          "follow",
          "following",
          "like",
          "reply",
          "comments",
          "leave a comment",
          "load more",
          "see all",
          "table of contents",
          "all rights reserved",
          "open in app",
          "listen",
          "member-only story");

  private NavigationLines() {}

  /** Whether a line is a menu entry, a button or only links. */
  static boolean isOne(String line) {
    if (line.length() > MAX_CHARS) {
      return false;
    }
    String text = MARKS.matcher(line).replaceAll("");
    return PHRASES.contains(LowerCase.of(text)) || ONLY_LINKS.matcher(text).matches();
  }
}
