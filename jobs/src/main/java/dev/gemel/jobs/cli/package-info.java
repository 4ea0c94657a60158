/**
 * The command line: parses, runs, maps errors to exit codes; results on stdout, all else on stderr.
 */
@NullMarked
package dev.gemel.jobs.cli;

import org.jspecify.annotations.NullMarked;
