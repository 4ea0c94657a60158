/** What the service measures; the names stand in one class. */
@NullMarked
package dev.gemel.serve.metrics;

import org.jspecify.annotations.NullMarked;
