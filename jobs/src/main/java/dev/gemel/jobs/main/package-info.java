/**
 * A main class for each job, for {@code spark-submit --class}; the arguments are those of {@code
 * gemel JOB}.
 */
@NullMarked
package dev.gemel.jobs.main;

import org.jspecify.annotations.NullMarked;
