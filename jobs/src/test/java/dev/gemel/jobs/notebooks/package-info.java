/** Tests of the notebooks, as processes over a lake that Spark wrote. */
@NullMarked
package dev.gemel.jobs.notebooks;

import org.jspecify.annotations.NullMarked;
