/** The one line that tells people how far a long work is, and the terminal it is rewritten on. */
@NullMarked
package dev.gemel.jobs.progress;

import org.jspecify.annotations.NullMarked;
