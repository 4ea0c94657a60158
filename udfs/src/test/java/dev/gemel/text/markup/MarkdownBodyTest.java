package dev.gemel.text.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownBodyTest {
  private static final String DUMP =
      """
      # The Author

      Share this post

      Copy link

      # On lanterns

      A lantern is a promise that somebody will come back for it, which is why an
      unlit one looks so sad on a quay.

      ## Notes

        * Other

      Share this post

      #### Discussion about this post

      A reader: well said.

      Ready for more?
      """;

  @Test
  void whatAPlatformPutsRoundAnArticleIsLeftOut() {
    MarkdownBody body = MarkdownBody.clean(DUMP);
    assertFalse(body.markdown().contains("Copy link"), body.markdown());
    assertFalse(body.markdown().contains("well said"), body.markdown());
    assertTrue(body.text().contains("which is why an unlit one looks so sad"), body.text());
    assertTrue(body.markdown().contains("* Other"), body.markdown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Intro.\n\n## Comments\n\nA comment in code says why.",
        "Intro.\n\n## Notes\n\nOne.\n\n## Next\n\nTwo.",
        "- email\n- more\n- Other",
        "Share\n\nand share alike.",
        "```\nother\nmore\n```",
        "# comments: yes\nkey: value\n# comments\nend: true",
      })
  void aTextThatIsNoPlatformPageLosesNothing(String markdown) {
    assertEquals(markdown, MarkdownBody.clean(markdown).markdown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"```", "~~~"})
  void fencedLinesAreNotJoined(String fence) {
    String line = "x = call(with_a_rather_long_argument_list, and_another_one)";
    String markdown = fence + "\n" + line + "\n" + line + "\n" + fence;
    assertEquals(markdown, MarkdownBody.clean(markdown).markdown());
  }

  @Test
  void emptyInGivesEmptyOut() {
    assertEquals(new MarkdownBody("", ""), MarkdownBody.clean(" \n "));
  }

  @Test
  void hostileTextIsReadInBoundedTimeAndStack() {
    // One is parsed as Markdown, the other is too long a paragraph for that.
    cleanRepeated(10_000);
    cleanRepeated(60_000);
  }

  @Tag("heavy")
  @Test
  void hugeHostileTextIsReadInBoundedTimeAndStack() {
    cleanRepeated(500_000);
  }

  private static void cleanRepeated(int times) {
    for (String part :
        List.of("> ", "1. ", "- ", "<", "1", "|a|b|\n", "[", "*a", "`", "> \n", "#")) {
      assertFalse(MarkdownBody.clean(part.repeat(times)).markdown().isEmpty(), part);
    }
  }

  @Test
  void theMarksOfAnEndlessParagraphStay() {
    String endless = "**a** ".repeat(10_000).strip();
    assertEquals(endless, MarkdownBody.clean(endless).text());
    assertEquals("a", MarkdownBody.clean("**a**").text());
  }
}
