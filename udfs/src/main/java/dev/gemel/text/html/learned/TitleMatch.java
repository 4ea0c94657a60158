package dev.gemel.text.html.learned;

import dev.gemel.text.html.meta.Titles;
import org.jspecify.annotations.Nullable;

/**
 * Whether texts repeat a page's title.
 *
 * @param key of the title, see {@link Titles#key}; "" if the page has none
 */
record TitleMatch(String key) {
  /** It is the title. */
  static final int WHOLE = 2;

  private static final int MAX_TEXT = 200;
  private static final int LEAST = 4;

  static TitleMatch ofTitle(@Nullable String title) {
    return new TitleMatch(title == null ? "" : Titles.key(title));
  }

  /** 2 for the title, 1 for a part of it, else 0. */
  int of(String text) {
    if (text.length() > MAX_TEXT || key.isEmpty()) {
      return 0;
    }
    String other = Titles.key(text);
    if (other.equals(key)) {
      return WHOLE;
    }
    return other.length() >= LEAST && key.contains(other) ? 1 : 0;
  }
}
