/** The promote job: the gate between a trained model and the one that is served. */
@NullMarked
package dev.gemel.jobs.promote;

import org.jspecify.annotations.NullMarked;
