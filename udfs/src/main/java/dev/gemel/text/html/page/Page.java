package dev.gemel.text.html.page;

import java.util.BitSet;
import org.jsoup.nodes.Document;

/**
 * A parsed page with what the steps of the extraction share: its tree, and the elements that are
 * never content.
 */
public final class Page {
  private final PageTree tree;
  private final PageElements elements;
  private final BitSet consent;
  private final BitSet never;
  private final Addresses addresses = new Addresses();

  public Page(PageElements elements) {
    this.elements = elements;
    this.tree = elements.tree();
    consent = Consent.boxes(tree);
    never = (BitSet) consent.clone();
    Sizes sizes = Sizes.ofBody(tree, never);
    int half = sizes.text(tree.body()) / 2;
    for (int i = 0; i < tree.size(); i++) {
      // Unclosed tags make an <aside> or <nav> swallow the page that follows it.
      if (Vocabulary.FURNITURE_TAGS.has(tree.tag(i))
          && (sizes.text(i) <= half || Vocabulary.SILENT_TAGS.has(tree.tag(i)))
          && !attributes(i)) {
        never.set(i);
      }
    }
  }

  /** Whether an element says whom a quotation is of. */
  private boolean attributes(int i) {
    return tree.is(i, Tags.FOOTER) && tree.closest(i, Tags.BLOCKQUOTE) >= 0;
  }

  public Document document() {
    return tree.document();
  }

  public PageTree tree() {
    return tree;
  }

  public PageElements elements() {
    return elements;
  }

  public Addresses addresses() {
    return addresses;
  }

  public int body() {
    return tree.body();
  }

  /** The boxes that ask for consent to cookies. */
  public BitSet consent() {
    return consent;
  }

  /** The elements that are content of no part of the page; the comments are added to them. */
  public BitSet never() {
    return never;
  }
}
