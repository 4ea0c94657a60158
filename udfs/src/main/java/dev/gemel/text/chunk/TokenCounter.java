package dev.gemel.text.chunk;

/** Counts tokens the way the embedding model will. */
@FunctionalInterface
public interface TokenCounter {
  /** The number of tokens of a text, special tokens left out; 0 for the empty text. */
  int count(String text);
}
