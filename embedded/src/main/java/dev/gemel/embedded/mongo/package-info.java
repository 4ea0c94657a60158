/** MongoDB's wire protocol inside the JVM, on a file. */
@NullMarked
package dev.gemel.embedded.mongo;

import org.jspecify.annotations.NullMarked;
