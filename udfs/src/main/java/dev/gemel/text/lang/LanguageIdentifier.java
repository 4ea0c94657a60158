package dev.gemel.text.lang;

import java.util.List;

/**
 * Names the language of a text, of a whole or of each paragraph.
 *
 * <p>A script that one language is written in decides (Greek, Thai, Khmer, ...). Else the model
 * that Apache Tika trained for OpenNLP is asked (148 codes), and its answer weighed by how likely a
 * language is beforehand: without that, short texts go to small languages. The confidence is fitted
 * to the share of right answers in half of the measured languages (docs/language.md); other texts
 * may have another.
 *
 * <p>Looks at no more than about 5,000 characters, from the begin, the middle and the end. Thread
 * safe; the model (64 MB of heap) is loaded on first use.
 */
public final class LanguageIdentifier {
  private static final int MAX_CHARS = 5_000;

  private LanguageIdentifier() {}

  /**
   * The most likely language; {@link Language#UNDETERMINED} for a text without letters.
   *
   * @throws IllegalStateException if the model is not on the class path
   */
  public static Language identify(String text) {
    String sample = sample(text);
    Scripts scripts = Scripts.of(sample);
    if (scripts.letters() == 0) {
      return Language.UNDETERMINED;
    }
    Language decided = scripts.decided();
    return decided != null
        ? decided
        : Ranking.of(Detector.predict(sample), scripts.dominant()).best(sample.length());
  }

  /**
   * The language of each paragraph, in order. Paragraphs are divided by blank lines; a fenced code
   * block is one of its own, {@code und}.
   *
   * @return spans that cover everything but the white space between them; none for a blank text
   * @throws IllegalStateException if the model is not on the class path
   */
  public static List<LanguageSpan> identifyParagraphs(String text) {
    return Paragraphs.of(text).stream().map(p -> span(text, p)).toList();
  }

  private static LanguageSpan span(String text, Paragraphs.Span p) {
    Language language =
        p.code() ? Language.UNDETERMINED : identify(text.substring(p.start(), p.end()));
    return new LanguageSpan(p.start(), p.end(), language.code(), language.confidence());
  }

  static String sample(String text) {
    if (text.length() <= MAX_CHARS) {
      return text;
    }
    int part = MAX_CHARS / 3;
    int middle = (text.length() - part) / 2;
    int last = text.length() - part;
    return window(text, 0, part)
        + "\n"
        + window(text, middle, middle + part)
        + "\n"
        + window(text, last, text.length());
  }

  /** A window that never cuts a surrogate pair. */
  private static String window(String text, int start, int end) {
    int from = Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    int to = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    return text.substring(from, to);
  }
}
