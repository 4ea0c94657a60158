package dev.gemel.text.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.MarkdownTexts;
import dev.gemel.text.SharedData;
import dev.gemel.text.block.Words;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PassagesTest {
  private static String words(int count, String word) {
    return (word + " ").repeat(count).strip() + ".";
  }

  @Test
  void sectionsBecomePassagesWithoutTheirTitles() {
    String text = "# T\n\n## A\n\n" + words(100, "a") + "\n\n## B\n\n" + words(100, "b");
    List<Passage> passages = Passages.split(text);
    assertEquals(List.of("T", "A"), passages.get(0).headingPath());
    assertEquals(words(100, "a"), passages.get(0).text());
    assertEquals(List.of("T", "B"), passages.get(1).headingPath());
    assertEquals(2, passages.size());
  }

  @Test
  void smallSectionsJoinUnderTheLargest() {
    String text = "# T\n\n" + words(10, "a") + "\n\n## B\n\n" + words(90, "b");
    Passage passage = Passages.split(text).get(0);
    assertEquals(List.of("T", "B"), passage.headingPath());
    assertTrue(passage.text().startsWith("a ") && passage.text().endsWith("b."));
  }

  @Test
  void longParagraphsAreCutBetweenSentences() {
    String text = (words(20, "Word") + " ").repeat(60);
    for (Passage passage : Passages.split(text)) {
      int count = Words.count(passage.text());
      assertTrue(count >= Passages.MIN_WORDS && count <= Passages.MAX_WORDS);
      assertTrue(passage.text().endsWith("."));
    }
  }

  @Test
  void codeStaysWhole() {
    String code = "```\n" + "x = 1 + 2\n".repeat(300) + "```";
    List<Passage> passages = Passages.split("intro\n\n" + code + "\n\noutro");
    assertTrue(passages.stream().anyMatch(p -> p.text().contains(code)));
  }

  @Test
  void aShortRestJoinsThePassageBefore() {
    String text = words(200, "a") + "\n\n" + words(190, "b") + "\n\n" + words(10, "c");
    assertEquals(1, Passages.split(text).size());
    assertEquals(List.of(), Passages.split(" \n\n# Only a title\n"));
  }

  @Property(tries = 500)
  void inOrderWithoutOverlapsAndHonestSpans(@ForAll("texts") String text) {
    int end = 0;
    for (Passage passage : Passages.split(text)) {
      assertTrue(passage.start() >= end);
      assertEquals(text.substring(passage.start(), passage.end()), passage.text());
      assertFalse(passage.text().isBlank());
      end = passage.end();
    }
  }

  @Property(tries = 500)
  void instructionsAreDeterministicAndNeverTheAnswer(@ForAll("texts") String text) {
    for (Passage passage : Passages.split(text)) {
      for (String title : new String[] {null, "", "A title", text.strip()}) {
        String instruction = Instructions.from(passage, title);
        assertEquals(instruction, Instructions.from(passage, title));
        assertFalse(instruction.isBlank());
        boolean answered = passage.text().length() > 40 && instruction.contains(passage.text());
        assertFalse(answered);
      }
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/cases/instructions.csv", useHeadersInDisplayName = true)
  void instructions(String heading, String title, String body, String expected) {
    List<String> path = heading == null ? List.of() : List.of(heading.split(" > "));
    assertEquals(expected, Instructions.from(new Passage(path, 0, body.length(), body), title));
  }

  @Test
  void templatesVary() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      String body = "Passage number " + i;
      seen.add(Instructions.from(new Passage(List.of("Rust"), 0, body.length(), body), null));
    }
    assertEquals(6, seen.size());
  }

  @Test
  void realArticlesGivePassagesOfTheRightSize() throws IOException {
    int all = 0;
    int right = 0;
    for (String text : SharedData.articles()) {
      for (Passage passage : Passages.split(text)) {
        int words = Words.count(passage.text());
        all++;
        right += words >= 60 && words <= 460 ? 1 : 0;
      }
    }
    assertTrue(right >= 0.9 * all, right + " of " + all);
  }

  @Provide
  Arbitrary<String> texts() {
    return MarkdownTexts.any();
  }
}
