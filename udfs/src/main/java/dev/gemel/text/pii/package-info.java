/** Masking of personal data, keys and tokens among them. */
@NullMarked
package dev.gemel.text.pii;

import org.jspecify.annotations.NullMarked;
