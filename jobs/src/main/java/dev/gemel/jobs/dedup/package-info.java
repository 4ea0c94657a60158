/** The dedup job: one cluster for each text and its copies, one document that stands for it. */
@NullMarked
package dev.gemel.jobs.dedup;

import org.jspecify.annotations.NullMarked;
