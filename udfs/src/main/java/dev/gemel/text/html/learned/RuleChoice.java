package dev.gemel.text.html.learned;

import dev.gemel.text.html.block.Block;
import dev.gemel.text.html.meta.PageKind;
import dev.gemel.text.html.rules.Body;
import java.util.List;

/**
 * What the rules take for the content.
 *
 * @param body the container they chose, with what they left out of it
 * @param blocks its blocks, tidied
 * @param kind what sort of page they saw
 */
public record RuleChoice(Body body, List<Block> blocks, PageKind kind) {
  public RuleChoice {
    blocks = List.copyOf(blocks);
  }
}
