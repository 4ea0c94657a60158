/** Near-duplicate detection: shingles, MinHash, LSH bands, set similarity. */
@NullMarked
package dev.gemel.text.dedup;

import org.jspecify.annotations.NullMarked;
