/** The block structure of Markdown: headings, paragraphs, lists, code, sentences. */
@NullMarked
package dev.gemel.text.block;

import org.jspecify.annotations.NullMarked;
