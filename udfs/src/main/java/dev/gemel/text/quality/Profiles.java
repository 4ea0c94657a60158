package dev.gemel.text.quality;

import static dev.gemel.text.quality.QualityRule.max;
import static dev.gemel.text.quality.QualityRule.min;

import dev.gemel.text.quality.QualityRule.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The profiles of this library. */
final class Profiles {
  /** Articles and long posts. */
  private static final QualityProfile WRITING =
      new QualityProfile(
          "personal-writing@gemel",
          1,
          SignalSource.GEMEL,
          List.of(
              min("too_few_words", Signals.WORDS, 50),
              max("too_many_words", Signals.WORDS, 100_000),
              min("words_too_short", Signals.MEAN_WORD_LENGTH, 2.5).in(Scope.SPACED),
              max("words_too_long", Signals.MEAN_WORD_LENGTH, 10).in(Scope.SPACED),
              max("too_many_hash_signs", Signals.HASH_WORD_RATIO, 0.1),
              max("too_many_ellipses", Signals.ELLIPSIS_WORD_RATIO, 0.1),
              min("too_few_alphabetic_words", Signals.ALPHABETIC_WORD_RATIO, 0.75),
              max("too_many_bullet_lines", Signals.BULLET_LINE_RATIO, 0.9),
              max("too_many_ellipsis_lines", Signals.ELLIPSIS_LINE_RATIO, 0.3),
              max("duplicate_lines", Signals.DUPLICATE_LINE_RATIO, 0.3),
              max("duplicate_line_characters", Signals.DUPLICATE_LINE_CHAR_RATIO, 0.2),
              max("duplicate_paragraphs", Signals.DUPLICATE_PARAGRAPH_RATIO, 0.3),
              max("duplicate_paragraph_characters", Signals.DUPLICATE_PARAGRAPH_CHAR_RATIO, 0.2),
              max("repeated_2gram", Signals.TOP_2GRAM_CHAR_RATIO, 0.2).in(Scope.SPACED),
              max("repeated_3gram", Signals.TOP_3GRAM_CHAR_RATIO, 0.18).in(Scope.SPACED),
              max("repeated_4gram", Signals.TOP_4GRAM_CHAR_RATIO, 0.16).in(Scope.SPACED),
              max("duplicate_5grams", Signals.DUPLICATE_5GRAM_CHAR_RATIO, 0.2).in(Scope.SPACED),
              max("duplicate_10grams", Signals.DUPLICATE_10GRAM_CHAR_RATIO, 0.15).in(Scope.SPACED),
              min("too_few_stop_words", Signals.ENGLISH_STOP_WORDS, 2).in(Scope.ENGLISH),
              max("lorem_ipsum", Signals.LOREM_IPSUM, 0),
              max("navigation_lines", Signals.NAVIGATION_LINE_RATIO, 0.4)));

  /** Short posts, where shares of few words and lines say little. */
  private static final QualityProfile POST =
      new QualityProfile(
          "personal-post@gemel",
          1,
          SignalSource.GEMEL,
          List.of(
              min("too_few_words", Signals.WORDS, 5),
              max("too_many_words", Signals.WORDS, 10_000),
              max("words_too_long", Signals.MEAN_WORD_LENGTH, 14).in(Scope.SPACED),
              max("too_many_hash_signs", Signals.HASH_WORD_RATIO, 0.5),
              max("too_many_ellipses", Signals.ELLIPSIS_WORD_RATIO, 0.3),
              min("too_few_alphabetic_words", Signals.ALPHABETIC_WORD_RATIO, 0.5),
              max("duplicate_lines", Signals.DUPLICATE_LINE_RATIO, 0.5),
              max("repeated_2gram", Signals.TOP_2GRAM_CHAR_RATIO, 0.6).in(Scope.SPACED),
              max("lorem_ipsum", Signals.LOREM_IPSUM, 0),
              max("navigation_lines", Signals.NAVIGATION_LINE_RATIO, 0.6)));

  static final Map<String, QualityProfile> ALL = byName();

  private Profiles() {}

  private static Map<String, QualityProfile> byName() {
    Map<String, QualityProfile> all = new LinkedHashMap<>();
    Stream.concat(Stream.of(WRITING, POST), PeerProfiles.ALL.stream())
        .forEach(profile -> all.put(profile.name(), profile));
    return all;
  }
}
