/** Normal forms and comparisons of http(s) URLs. */
@NullMarked
package dev.gemel.text.url;

import org.jspecify.annotations.NullMarked;
