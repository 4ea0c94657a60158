package dev.gemel.text.html.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It finds what {@code java.util.regex} finds. */
class FinderTest {
  private static final List<String> PIECES =
      List.of(
          "post", "body", "entry", "content", "related", "links", "a", "s", "x", "7", "-", " ", "#",
          "?", ".", "'", "é", "ß", "_", "(", "what", "next", "30", "€");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\brelated\\b|\\b(?:post|entry)-?(?:content|body)s?\\b",
        "(?:^| )(?:post|entry)(?:-(?:body|content))*(?: |$)",
        "\\bpost-?nav|(?:^| |#)(?:related|links?)(?: |$)",
        "\\?$|^(?:what|next)\\b",
        "what.s (?:next|a)|next\\?",
        "[€x] ?\\d|\\d ?(?:€|a\\b)|\\d{1,2}-\\d",
        "entry[dS7]?\\b|post[a-z]*\\.? \\d",
        "post-|-post|\\b-\\b",
      })
  void itFindsWhatRegularExpressionsFind(String regex) {
    Pattern pattern = Pattern.compile(regex);
    Finder finder = Finder.of(regex);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(7); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String asked = text.toString();
      assertEquals(pattern.matcher(asked).find(), finder.find(asked), regex + " in " + asked);
    }
  }

  @Test
  void itFindsAllOfSeveralPatternsAtOnce() {
    String[] regexes = {"^post", "body|7-", "\\b(?:entry|next)\\b", "[€x] ?\\d", "related", "s$"};
    Finder all = Finder.of(regexes);
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(7); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      int expected = 0;
      for (int p = 0; p < regexes.length; p++) {
        expected |= Pattern.compile(regexes[p]).matcher(text).find() ? 1 << p : 0;
      }
      assertEquals(expected, all.findAll(text.toString()), text.toString());
    }
  }

  @Test
  void whatItDoesNotKnowIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Finder.of("\\w+"));
  }
}
