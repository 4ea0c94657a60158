package dev.gemel.text.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class ParagraphsTest {
  @Test
  void namesEachParagraphAndLeavesCodeUndetermined() {
    String text =
        """
        The scheduler was slow, and nobody else had explained how it really works.

        Niemand sonst hatte es erklärt, und deshalb habe ich diesen Text geschrieben.
        ```py
        while True: print("hello")

        print("still code")
        ```
        Όλοι οι άνθρωποι γεννιούνται ελεύθεροι.

        12345
        """;
    List<LanguageSpan> spans = LanguageIdentifier.identifyParagraphs(text);
    assertEquals(
        List.of("en", "de", "und", "el", "und"), spans.stream().map(LanguageSpan::code).toList());
    assertTrue(text.substring(spans.get(2).start(), spans.get(2).end()).endsWith("code\")\n```"));
  }

  @Property(tries = 500)
  void spansAreInOrderAndLeaveOnlyWhiteSpaceOut(
      @ForAll @CharRange(from = '\t', to = '\r') @CharRange(from = '`', to = 'c') String text) {
    int from = 0;
    for (Paragraphs.Span span : Paragraphs.of(text)) {
      assertTrue(text.substring(from, span.start()).isBlank());
      assertTrue(span.end() > span.start());
      from = span.end();
    }
    assertTrue(text.substring(from).isBlank());
  }

  @Test
  void takesNoTextAndUnclosedCode() {
    assertEquals(List.of(), LanguageIdentifier.identifyParagraphs(" \n\n\t"));
    assertEquals(
        List.of(new LanguageSpan(0, 9, "und", 0)),
        LanguageIdentifier.identifyParagraphs("```\nx = 1\n\n"));
  }
}
