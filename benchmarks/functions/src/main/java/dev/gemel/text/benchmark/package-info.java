/** Operations a second of each function of udfs, by JMH. */
@NullMarked
package dev.gemel.text.benchmark;

import org.jspecify.annotations.NullMarked;
