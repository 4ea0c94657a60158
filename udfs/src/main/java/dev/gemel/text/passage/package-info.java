/** Passages of a document and the instructions that ask for them. */
@NullMarked
package dev.gemel.text.passage;

import org.jspecify.annotations.NullMarked;
