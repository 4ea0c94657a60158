package dev.gemel.text.quality;

import dev.gemel.text.block.Block;
import dev.gemel.text.block.Blocks;
import dev.gemel.text.block.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a text that quality rules look at.
 *
 * @param paragraphs blocks that are not code
 * @param lines their lines, stripped, none blank
 * @param tokens their runs of non-blank characters
 * @param codeLines non-blank lines of code, which the other parts leave out
 */
record Prose(List<String> paragraphs, List<String> lines, List<String> tokens, int codeLines) {

  static Prose of(String text) {
    List<String> paragraphs = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    int codeLines = 0;
    for (Block block : Blocks.parse(text)) {
      String content = block.span().of(text);
      if (block.isCode()) {
        codeLines += (int) content.lines().filter(line -> !line.isBlank()).count();
      } else {
        paragraphs.add(content);
        content.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        tokens.addAll(Words.tokens(content));
      }
    }
    return new Prose(paragraphs, lines, tokens, codeLines);
  }
}
