package dev.gemel.jobs.promote;

import dev.gemel.jobs.evaluate.Score;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One metric of both models, item by item.
 *
 * @param candidate scores of the candidate
 * @param opponent scores of the champion, or of the base model when there is no champion
 */
public record Paired(List<Score> candidate, List<Score> opponent) {
  public Paired {
    candidate = List.copyOf(candidate);
    opponent = List.copyOf(opponent);
  }

  /** What was scored. */
  static Set<String> items(List<Score> scores) {
    return scores.stream().map(Score::item).collect(Collectors.toSet());
  }
}
