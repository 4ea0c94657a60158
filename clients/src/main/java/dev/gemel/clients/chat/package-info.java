/** Chat completions from any endpoint that speaks OpenAI's protocol. */
@NullMarked
package dev.gemel.clients.chat;

import org.jspecify.annotations.NullMarked;
