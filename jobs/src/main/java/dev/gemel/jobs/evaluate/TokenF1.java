package dev.gemel.jobs.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Harmonic mean of precision and recall of words, order aside (SQuAD, arXiv 1606.05250). */
final class TokenF1 {
  private TokenF1() {}

  /** 0 to 1; two texts without words are alike. */
  static double score(String answer, String reference) {
    List<String> said = TextWords.of(answer);
    List<String> wanted = TextWords.of(reference);
    if (said.isEmpty() || wanted.isEmpty()) {
      return said.isEmpty() && wanted.isEmpty() ? 1 : 0;
    }
    Map<String, Integer> left = new HashMap<>();
    wanted.forEach(word -> left.merge(word, 1, Integer::sum));
    long common = said.stream().filter(word -> left.merge(word, -1, Integer::sum) >= 0).count();
    return 2.0 * common / (said.size() + wanted.size());
  }
}
