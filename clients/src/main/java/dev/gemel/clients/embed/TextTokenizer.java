package dev.gemel.clients.embed;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A {@code tokenizer.json} in its two uses: cut at a window, and whole. Safe for several threads.
 * The file's own truncation and padding are overridden: the carried model's would cut every text at
 * 128 tokens and pad every shorter one up to it, without a word.
 */
final class TextTokenizer implements AutoCloseable {
  /** Text that surely fills a window of one token; most tokens are shorter than 16 units. */
  private static final int UNITS_PER_TOKEN = 16;

  private final HuggingFaceTokenizer cutting;
  private final HuggingFaceTokenizer whole;
  private final int maxTokens;
  private final int specialTokens;

  private TextTokenizer(HuggingFaceTokenizer cutting, HuggingFaceTokenizer whole, int maxTokens) {
    this.cutting = cutting;
    this.whole = whole;
    this.maxTokens = maxTokens;
    this.specialTokens = whole.encode("", true, false).getIds().length;
  }

  /**
   * @throws IOException if the file cannot be read or is no tokenizer
   */
  static TextTokenizer load(Path file, int maxTokens) throws IOException {
    try {
      return DjlRuntime.call(() -> open(file, maxTokens));
    } catch (RuntimeException malformed) {
      // What the native parser refuses comes as a bare RuntimeException.
      throw new IOException(file + " is not a tokenizer.json that can be loaded", malformed);
    }
  }

  private static TextTokenizer open(Path file, int maxTokens) throws IOException {
    HuggingFaceTokenizer cutting =
        HuggingFaceTokenizer.builder()
            .optTokenizerPath(file)
            .optTruncation(true)
            .optMaxLength(maxTokens)
            .optPadding(false)
            .build();
    HuggingFaceTokenizer whole =
        HuggingFaceTokenizer.builder()
            .optTokenizerPath(file)
            .optTruncation(false)
            .optPadding(false)
            .build();
    return new TextTokenizer(cutting, whole, maxTokens);
  }

  /** The text's first tokens, at most the window, special ones included. */
  Encoding window(String text) {
    long size = (long) maxTokens * UNITS_PER_TOKEN;
    while (size < text.length()) {
      int end = Segments.end(text, 0, (int) size);
      Encoding encoding = cutting.encode(wellFormed(text.substring(0, end)), true, false);
      // The rest cannot matter once the beginning overflows the window.
      if (encoding.exceedMaxLength() && end < text.length()) {
        return encoding;
      }
      size *= 4;
    }
    return cutting.encode(wellFormed(text), true, false);
  }

  /** How many tokens the text has, without the special ones. */
  int count(String text) {
    int[] total = {0};
    Segments.forEach(
        text, part -> total[0] += whole.encode(wellFormed(part), false, false).getIds().length);
    return total[0];
  }

  int specialTokens() {
    return specialTokens;
  }

  int maxTokens() {
    return maxTokens;
  }

  /** Native code expects Unicode: half a surrogate pair becomes U+FFFD. */
  static String wellFormed(String text) {
    int i = 0;
    while (i < text.length() && !Character.isSurrogate((char) text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i == text.length() ? text : replaceLoneSurrogates(text);
  }

  private static String replaceLoneSurrogates(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
    return clean.toString();
  }

  @Override
  public void close() {
    cutting.close();
    whole.close();
  }
}
