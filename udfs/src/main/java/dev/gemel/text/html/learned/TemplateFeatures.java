package dev.gemel.text.html.learned;

import dev.gemel.text.html.page.PageTree;
import java.util.HashMap;
import java.util.Map;

/** How the blocks of the same template are: those whose elements and parents are alike. */
final class TemplateFeatures implements BlockFeatures.Group {
  /** What the blocks of one template have together. */
  private static final class Template {
    int blocks;
    double words;
    double linked;
    double ruled;
  }

  private record Signature(long home, long parent) {}

  private final BlockRun blocks;
  private final Template[] templates;

  TemplateFeatures(BlockRun blocks) {
    this.blocks = blocks;
    this.templates = new Template[blocks.size()];
    Map<Signature, Template> bySignature = new HashMap<>();
    for (int i = 0; i < templates.length; i++) {
      templates[i] = bySignature.computeIfAbsent(signature(i), key -> new Template());
      count(templates[i], i);
    }
  }

  private Signature signature(int i) {
    PageTree tree = blocks.view().page().tree();
    int parent = tree.parent(blocks.home(i));
    return new Signature(tree.signature(blocks.home(i)), parent < 0 ? -1 : tree.signature(parent));
  }

  private void count(Template template, int i) {
    int words = blocks.words(i);
    template.blocks++;
    template.words += words;
    template.linked += blocks.block(i).linked() ? words : 0;
    template.ruled += blocks.line(i).ruled() ? words : 0;
  }

  boolean areAlike(int i, int j) {
    return templates[i] == templates[j];
  }

  @Override
  public void add(FeatureRow row, int i) {
    Template template = templates[i];
    double words = Math.max(1, template.words);
    row.add("template.blocks", template.blocks);
    row.add("template.words", Math.log1p(template.words));
    row.add("template.share", template.words / blocks.total());
    row.add("template.links", template.linked / words);
    row.add("template.ruled", template.ruled / words);
  }
}
