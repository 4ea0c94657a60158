/** Reading and writing the lake: Delta tables under one root, atomic and idempotent. */
@NullMarked
package dev.gemel.jobs.lake;

import org.jspecify.annotations.NullMarked;
