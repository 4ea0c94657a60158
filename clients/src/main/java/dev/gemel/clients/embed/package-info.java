/** Sentence embeddings and token counts, computed in this JVM by DJL on ONNX Runtime. */
@NullMarked
package dev.gemel.clients.embed;

import org.jspecify.annotations.NullMarked;
