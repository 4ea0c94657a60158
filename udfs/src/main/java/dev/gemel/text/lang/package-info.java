/** Language identification. */
@NullMarked
package dev.gemel.text.lang;

import org.jspecify.annotations.NullMarked;
