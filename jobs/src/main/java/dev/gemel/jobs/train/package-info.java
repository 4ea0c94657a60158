/**
 * Training: a release, a base model and a recipe to a candidate model. The trainer is a process
 * that this package meets in files only; backends decide where it runs.
 */
@NullMarked
package dev.gemel.jobs.train;

import org.jspecify.annotations.NullMarked;
