/**
 * From a page's bytes to its main content, metadata and links: pure functions on jsoup, safe on
 * hostile input.
 */
@NullMarked
package dev.gemel.text.html;

import org.jspecify.annotations.NullMarked;
