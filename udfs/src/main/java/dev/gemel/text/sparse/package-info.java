/** Sparse vectors of texts: the words a text holds, weighed for BM25. */
@NullMarked
package dev.gemel.text.sparse;

import org.jspecify.annotations.NullMarked;
