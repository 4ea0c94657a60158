/**
 * A page laid out flat: numbered elements and texts, their names and what these mean, addresses and
 * sizes. Internal to extraction.
 */
@NullMarked
package dev.gemel.text.html.page;

import org.jspecify.annotations.NullMarked;
