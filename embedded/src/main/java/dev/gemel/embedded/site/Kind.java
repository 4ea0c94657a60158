package dev.gemel.embedded.site;

/** What sort of writing a page of the sample site holds. */
public enum Kind {
  /** A full article, 250 words or more. */
  ARTICLE,
  /** A short post, 20 to 80 words. */
  NOTE,
  /** Furniture with some text: about, thin or unindexed pages. Not training material. */
  PAGE
}
