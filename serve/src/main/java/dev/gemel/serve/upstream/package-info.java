/** What generates: an OpenAI-compatible endpoint, or a GGUF model inside this JVM. */
@NullMarked
package dev.gemel.serve.upstream;

import org.jspecify.annotations.NullMarked;
