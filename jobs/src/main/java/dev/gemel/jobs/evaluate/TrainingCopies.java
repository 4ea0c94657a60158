package dev.gemel.jobs.evaluate;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds answers that hold a stretch of a training text word by word. */
final class TrainingCopies {
  /** Long enough that common phrases are not meant. */
  static final int WORDS = 20;

  private TrainingCopies() {}

  /** For each answer, whether {@value #WORDS} of its words in a row stand in a training text. */
  static List<Boolean> of(List<Answer> answers, Stream<String> trainingTexts) {
    // Only what the answers hold is kept: they are few, the training texts may be many.
    Set<Long> wanted = new HashSet<>();
    answers.forEach(a -> wanted.addAll(stretches(a.text())));
    Set<Long> found = new HashSet<>();
    trainingTexts.forEach(
        text -> stretches(text).stream().filter(wanted::contains).forEach(found::add));
    return answers.stream()
        .map(a -> stretches(a.text()).stream().anyMatch(found::contains))
        .toList();
  }

  private static Set<Long> stretches(String text) {
    List<String> words = TextWords.of(text);
    Set<Long> out = new HashSet<>();
    for (int i = 0; i + WORDS <= words.size(); i++) {
      String stretch = String.join(" ", words.subList(i, i + WORDS));
      out.add(Hashing.xxh3_64().hashCharsToLong(stretch));
    }
    return out;
  }
}
