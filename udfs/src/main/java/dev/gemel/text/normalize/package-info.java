/** Unicode, whitespace and encoding repair of raw text. */
@NullMarked
package dev.gemel.text.normalize;

import org.jspecify.annotations.NullMarked;
