/**
 * Every text function on mutated inputs: no exception, no broken promise, no input over its time.
 */
package dev.gemel.text.fuzz;
