package dev.gemel.jobs.dataset;

import java.io.Serializable;

/**
 * A passage that may stand as the worse answer of another.
 *
 * @param documentId its document
 * @param documentHash of the document's text
 * @param clusterId its cluster
 * @param split the cluster's side
 * @param authorId its author
 * @param lengthClass see {@link #lengthClass(int)}
 * @param hash of the text, 32 hex digits
 * @param text the passage
 */
record Contrast(
    String documentId,
    String documentHash,
    String clusterId,
    String split,
    String authorId,
    int lengthClass,
    String hash,
    String text)
    implements Serializable {

  /** Lengths within a factor of two share a class: the logarithm to base 2 of the words. */
  static int lengthClass(int words) {
    return 31 - Integer.numberOfLeadingZeros(Math.max(1, words));
  }
}
