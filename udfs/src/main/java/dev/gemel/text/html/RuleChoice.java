package dev.gemel.text.html;

import java.util.List;

/**
 * What the rules take for the content.
 *
 * @param body the container they chose, with what they left out of it
 * @param blocks its blocks, tidied
 * @param kind what sort of page they saw
 */
record RuleChoice(Body body, List<Block> blocks, PageKind kind) {
  RuleChoice {
    blocks = List.copyOf(blocks);
  }
}
