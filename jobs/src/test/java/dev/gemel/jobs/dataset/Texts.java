package dev.gemel.jobs.dataset;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts for tests: made of invented words, the same for the same seed, alike for none. */
public final class Texts {
  private static final String[] SYLLABLES = {
    "ka", "lo", "mi", "ne", "ru", "so", "ta", "ve", "zo", "pi", "da", "fu", "gre", "hol", "jun"
  };

  private Texts() {}

  /** {@code words} words in sentences of ten, one paragraph. */
  public static String paragraph(int seed, int words) {
    Random random = new Random(seed);
    return IntStream.range(0, words)
        .mapToObj(i -> (i % 10 == 0 ? "The " : "") + word(random) + (i % 10 == 9 ? "." : ""))
        .collect(Collectors.joining(" "));
  }

  /** A document of two sections of about {@code words} words each. */
  public static String sections(int seed, int words) {
    return "# Part %1$d a\n\n%2$s\n\n# Part %1$d b\n\n%3$s\n"
        .formatted(seed, paragraph(seed * 1_000, words), paragraph(seed * 1_000 + 1, words));
  }

  private static String word(Random random) {
    return IntStream.range(0, 2 + random.nextInt(2))
        .mapToObj(i -> SYLLABLES[random.nextInt(SYLLABLES.length)])
        .collect(Collectors.joining());
  }
}
