/** The command that starts the service. */
@NullMarked
package dev.gemel.serve.main;

import org.jspecify.annotations.NullMarked;
