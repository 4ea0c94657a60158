/** Windows of text for embedding models. */
@NullMarked
package dev.gemel.text.chunk;

import org.jspecify.annotations.NullMarked;
