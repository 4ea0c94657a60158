/** The evaluate job: a model's answers on a release's test split, scored with intervals. */
@NullMarked
package dev.gemel.jobs.evaluate;

import org.jspecify.annotations.NullMarked;
