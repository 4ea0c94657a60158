/** The dataset jobs: passages of one's own writing to instructions and preferences. */
@NullMarked
package dev.gemel.jobs.dataset;

import org.jspecify.annotations.NullMarked;
