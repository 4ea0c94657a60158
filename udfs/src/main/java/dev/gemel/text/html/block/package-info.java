/** From elements to blocks of text and from blocks to Markdown. Internal to extraction. */
@NullMarked
package dev.gemel.text.html.block;

import org.jspecify.annotations.NullMarked;
