/** What every job shares: its context, its report, the run log, rejects and exit codes. */
@NullMarked
package dev.gemel.jobs.run;

import org.jspecify.annotations.NullMarked;
