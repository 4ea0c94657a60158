/** Qdrant's gRPC protocol inside the JVM, over Lucene. */
@NullMarked
package dev.gemel.embedded.qdrant;

import org.jspecify.annotations.NullMarked;
