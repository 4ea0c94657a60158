/**
 * One small adapter for each text function: Spark finds its static {@code invoke} by reflection.
 */
@NullMarked
package dev.gemel.jobs.sql.fn;

import org.jspecify.annotations.NullMarked;
