package dev.gemel.text.quality;

import static dev.gemel.text.quality.QualityRule.max;
import static dev.gemel.text.quality.QualityRule.min;

import java.util.ArrayList;
import java.util.List;

/**
 * The profiles of other engines: datatrove 0.10, NeMo Curator 1.4, dolma 1.2. Reasons are the
 * engine's own names: of a filter's answer, of a filter, of an attribute.
 */
final class PeerProfiles {
  private static final double[] TOP = {0.20, 0.18, 0.16};
  private static final double[] DUPLICATE = {0.15, 0.14, 0.13, 0.12, 0.11, 0.10};

  static final List<QualityProfile> ALL =
      List.of(
          gopher(),
          gopherRepetition(),
          c4(),
          fineWeb(),
          new QualityProfile("heuristics@nemo", 1, SignalSource.NEMO, nemo()),
          new QualityProfile("gopher@dolma", 1, SignalSource.DOLMA, dolma()));

  private PeerProfiles() {}

  private static QualityProfile gopher() {
    return new QualityProfile(
        "gopher@datatrove",
        1,
        SignalSource.DATATROVE_GOPHER,
        List.of(
            min("gopher_short_doc", "non_symbol_words", 50),
            max("gopher_long_doc", "non_symbol_words", 100_000),
            min("gopher_below_avg_threshold", "mean_word_length", 3),
            max("gopher_above_avg_threshold", "mean_word_length", 10),
            max("gopher_too_many_hashes", "hash_ratio", 0.1),
            max("gopher_too_many_ellipsis", "ellipsis_ratio", 0.1),
            max("gopher_too_many_bullets", "bullet_line_ratio", 0.9),
            max("gopher_too_many_end_ellipsis", "ellipsis_line_ratio", 0.3),
            min("gopher_below_alpha_threshold", "alphabetic_word_ratio", 0.8),
            min("gopher_enough_stop_words", "stop_words", 2)));
  }

  private static QualityProfile gopherRepetition() {
    List<QualityRule> rules = new ArrayList<>();
    rules.add(min("empty", "characters", 1));
    rules.add(max("dup_para_frac", "duplicate_paragraph_ratio", 0.3));
    rules.add(max("dup_para_char_frac", "duplicate_paragraph_char_ratio", 0.2));
    rules.add(max("dup_line_frac", "duplicate_line_ratio", 0.3));
    rules.add(max("dup_line_char_frac", "duplicate_line_char_ratio", 0.2));
    addGrams(rules, "top_%d_gram", "top_%d_gram_ratio", 2, TOP);
    addGrams(rules, "duplicated_%d_n_grams", "duplicated_%d_gram_ratio", 5, DUPLICATE);
    return new QualityProfile(
        "gopher-repetition@datatrove", 1, SignalSource.DATATROVE_REPETITION, rules);
  }

  private static QualityProfile c4() {
    return new QualityProfile(
        "c4@datatrove",
        1,
        SignalSource.DATATROVE_C4,
        List.of(
            max("lorem_ipsum", "lorem_ipsum", 0),
            max("curly_bracket", "curly_bracket", 0),
            min("too_few_sentences", "sentences", 5)));
  }

  private static QualityProfile fineWeb() {
    return new QualityProfile(
        "fineweb@datatrove",
        1,
        SignalSource.DATATROVE_FINEWEB,
        List.of(
            min("empty", "lines", 1),
            min("line_punct_ratio", "line_punct_ratio", 0.12),
            max("short_line_ratio", "short_line_ratio", 0.67),
            max("char_dup_ratio", "char_dup_ratio", 0.01),
            max("list_ratio", "list_ratio", 0.3)));
  }

  private static List<QualityRule> nemo() {
    List<QualityRule> rules =
        new ArrayList<>(
            List.of(
                max("alpha_numeric", "alpha_numeric", 0.25),
                max("symbol_to_word", "symbol_to_word", 0.1),
                max("numbers_ratio", "numbers_ratio", 0.15),
                max("urls_ratio", "urls_ratio", 0.2),
                max("white_space", "white_space", 0.25),
                max("parentheses_ratio", "parentheses_ratio", 0.1),
                max("boilerplate_string_ratio", "boilerplate_string_ratio", 0.4),
                min("repeated_lines", "repeated_lines", 0.7),
                min("repeated_paragraphs", "repeated_paragraphs", 0.7),
                min("repeated_lines_char", "repeated_lines_char", 0.8),
                min("repeated_paragraphs_char", "repeated_paragraphs_char", 0.8),
                min("word_count", "word_count", 50),
                max("word_count", "word_count", 100_000),
                max("punctuation", "punctuation", 0.85),
                min("words_without_alphabets", "words_without_alphabets", 0.8),
                min("common_english_words", "common_english_words", 2),
                min("mean_word_length", "mean_word_length", 3),
                max("mean_word_length", "mean_word_length", 10),
                max("max_word_length", "max_word_length", 1000),
                max("ellipsis", "ellipsis", 0.3)));
    addGrams(rules, "repeating_top_%dgrams", "repeating_top_%dgrams", 2, TOP);
    addGrams(rules, "repeating_dup_%dgram", "repeating_dup_%dgram", 5, DUPLICATE);
    rules.add(max("bullet_ratio", "bullet_ratio", 0.9));
    return rules;
  }

  private static List<QualityRule> dolma() {
    List<QualityRule> rules = new ArrayList<>();
    addBoth(rules, "word_count", 50, 100_000);
    addBoth(rules, "median_word_length", 3, 10);
    addMax(rules, "symbol_to_word_ratio", 0.1);
    rules.add(
        min(
            "fraction_of_words_with_alpha_character",
            "fraction_of_words_with_alpha_character",
            0.8));
    rules.add(min("required_word_count", "required_word_count", 2));
    addMax(rules, "fraction_of_lines_starting_with_bullet_point", 0.9);
    addMax(rules, "fraction_of_lines_ending_with_ellipsis", 0.3);
    addMax(rules, "fraction_of_duplicate_lines", 0.3);
    addMax(rules, "fraction_of_characters_in_duplicate_lines", 0.3);
    String top = "fraction_of_characters_in_most_common_%dgrams";
    addGrams(rules, top, top, 2, TOP);
    String duplicate = "fraction_of_characters_in_duplicate_%dgrams";
    addGrams(rules, duplicate, duplicate, 5, DUPLICATE);
    return rules;
  }

  private static void addMax(List<QualityRule> rules, String name, double most) {
    rules.add(max(name, name, most));
  }

  private static void addBoth(List<QualityRule> rules, String name, double least, double most) {
    rules.add(min(name, name, least));
    rules.add(max(name, name, most));
  }

  private static void addGrams(
      List<QualityRule> rules, String reason, String signal, int from, double[] most) {
    for (int i = 0; i < most.length; i++) {
      rules.add(max(reason.formatted(from + i), signal.formatted(from + i), most[i]));
    }
  }
}
