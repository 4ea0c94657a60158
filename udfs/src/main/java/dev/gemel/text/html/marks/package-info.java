/**
 * The marks of CommonMark: what must be escaped, which emphasis will be read, how lists nest.
 * Internal to extraction.
 */
@NullMarked
package dev.gemel.text.html.marks;

import org.jspecify.annotations.NullMarked;
