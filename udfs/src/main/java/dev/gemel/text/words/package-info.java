/** English words as the tokenizer of spaCy 3.8 cuts them, for profiles that have to agree. */
@NullMarked
package dev.gemel.text.words;

import org.jspecify.annotations.NullMarked;
