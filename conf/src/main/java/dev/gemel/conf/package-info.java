/**
 * Configuration: HOCON layers with every key declared in {@code conf/reference.conf}, typed and
 * checked at once.
 */
@NullMarked
package dev.gemel.conf;

import org.jspecify.annotations.NullMarked;
