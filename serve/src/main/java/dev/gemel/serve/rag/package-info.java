/** Finding, choosing and quoting the author's passages for a question. */
@NullMarked
package dev.gemel.serve.rag;

import org.jspecify.annotations.NullMarked;
