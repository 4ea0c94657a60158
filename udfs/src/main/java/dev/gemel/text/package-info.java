/** Pure text functions: total, deterministic, without Spark, IO or logging. */
@NullMarked
package dev.gemel.text;

import org.jspecify.annotations.NullMarked;
