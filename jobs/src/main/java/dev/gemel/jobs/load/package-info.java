/** The load job: pages become documents in MongoDB. */
@NullMarked
package dev.gemel.jobs.load;

import org.jspecify.annotations.NullMarked;
