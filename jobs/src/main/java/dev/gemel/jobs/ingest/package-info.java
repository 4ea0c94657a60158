/** Files to pages: JSON lines, JSON arrays, Parquet and web archives. */
@NullMarked
package dev.gemel.jobs.ingest;

import org.jspecify.annotations.NullMarked;
