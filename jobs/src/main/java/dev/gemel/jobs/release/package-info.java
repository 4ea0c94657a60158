/** The release job: immutable, digested snapshots of the datasets as files. */
@NullMarked
package dev.gemel.jobs.release;

import org.jspecify.annotations.NullMarked;
