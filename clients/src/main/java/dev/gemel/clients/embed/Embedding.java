package dev.gemel.clients.embed;

/**
 * A text's vector and how much of the text it stands for.
 *
 * @param vector unit length; not copied
 * @param tokens how many tokens the model read, special tokens included
 * @param truncated whether the text was longer than the window, so that its end was not read
 */
public record Embedding(float[] vector, int tokens, boolean truncated) {}
