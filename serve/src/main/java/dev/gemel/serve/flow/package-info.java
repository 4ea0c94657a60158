/** Requests under way: how many run, how long each may take, and who still waits for it. */
@NullMarked
package dev.gemel.serve.flow;

import org.jspecify.annotations.NullMarked;
