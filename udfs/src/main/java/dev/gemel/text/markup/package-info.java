/** Bodies that come as Markdown or plain text rather than HTML. */
@NullMarked
package dev.gemel.text.markup;

import org.jspecify.annotations.NullMarked;
