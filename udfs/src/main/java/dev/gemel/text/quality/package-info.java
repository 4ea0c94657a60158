/** Quality rules as data: signals, thresholds, verdicts. */
@NullMarked
package dev.gemel.text.quality;

import org.jspecify.annotations.NullMarked;
