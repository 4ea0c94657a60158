/** Which model is served, followed as its alias moves. */
@NullMarked
package dev.gemel.serve.model;

import org.jspecify.annotations.NullMarked;
