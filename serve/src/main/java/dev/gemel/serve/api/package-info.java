/** The wire forms of the service: requests read tolerantly, answers and errors written strictly. */
@NullMarked
package dev.gemel.serve.api;

import org.jspecify.annotations.NullMarked;
