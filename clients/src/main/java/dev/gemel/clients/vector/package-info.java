/** Points with vectors and payloads in a Qdrant server. */
@NullMarked
package dev.gemel.clients.vector;

import org.jspecify.annotations.NullMarked;
