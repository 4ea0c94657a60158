package dev.gemel.serve.rag;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prefers passages that hold the question's own words, the rarer among the candidates the more. It
 * reads no meaning, unlike a cross-encoder; it keeps a name or a term that a vector blurs. Its
 * order is fused with the search's, so that it moves passages but does not rule.
 */
public final class LexicalReranker implements Reranker {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  @Override
  public List<Passage> rerank(String question, List<Passage> candidates) {
    Set<String> asked = words(question);
    Map<String, Set<String>> texts =
        candidates.stream()
            .collect(Collectors.toMap(Passage::id, p -> words(p.text()), (a, b) -> a));
    Map<String, Double> weights =
        asked.stream().collect(Collectors.toMap(Function.identity(), w -> weight(w, texts)));
    List<Passage> byWords =
        Ranks.sorted(
            candidates.stream()
                .map(
                    p -> p.withScore(covered(asked, texts.getOrDefault(p.id(), Set.of()), weights)))
                // Without a word of the question it has no rank here, not the last one.
                .filter(p -> p.score() > 0)
                .toList());
    return Ranks.fuse(List.of(candidates, byWords));
  }

  private static double covered(Set<String> asked, Set<String> text, Map<String, Double> weights) {
    return asked.stream()
        .filter(text::contains)
        // Summed in one order: floating-point addition depends on it.
        .sorted()
        .mapToDouble(w -> weights.getOrDefault(w, 0.0))
        .sum();
  }

  /** BM25's inverse document frequency, over the candidates. */
  private static double weight(String word, Map<String, Set<String>> texts) {
    long having = texts.values().stream().filter(t -> t.contains(word)).count();
    return Math.log(1 + (texts.size() - having + 0.5) / (having + 0.5));
  }

  private static Set<String> words(String text) {
    Set<String> out = new HashSet<>(List.of(NO_WORD.split(text.toLowerCase(Locale.ROOT))));
    out.remove("");
    return out;
  }
}
