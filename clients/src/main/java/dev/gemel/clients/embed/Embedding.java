package dev.gemel.clients.embed;

/**
 * A text's vector and how much of the text it stands for.
 *
 * @param vector unit length; not copied
 * @param tokens how many tokens the model read, special tokens included
 * @param truncated whether the text was longer than the window, so that its end was not read
 */
// An array, not a list: boxing 384 floats per text would cost more than pooling them.
@SuppressWarnings("ArrayRecordComponent")
public record Embedding(float[] vector, int tokens, boolean truncated) {}
