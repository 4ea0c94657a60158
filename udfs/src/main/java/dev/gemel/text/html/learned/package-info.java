/**
 * The learned choice of blocks: what is measured of a page and its blocks, and the trees that judge
 * it. Internal to extraction, but for the types that a result holds.
 */
@NullMarked
package dev.gemel.text.html.learned;

import org.jspecify.annotations.NullMarked;
