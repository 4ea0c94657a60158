/**
 * Title, author, dates, kind and the rest of what a page says about itself. Internal to extraction,
 * but for the types that a result holds.
 */
@NullMarked
package dev.gemel.text.html.meta;

import org.jspecify.annotations.NullMarked;
