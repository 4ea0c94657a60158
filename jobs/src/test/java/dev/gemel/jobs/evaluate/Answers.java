package dev.gemel.jobs.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** Scores of one answer given to every question. */
public final class Answers {
  private Answers() {}

  /** Over {@code documents} documents with one question each. */
  public static SortedMap<String, List<Score>> scores(int documents, String answer) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      TestRow row =
          new TestRow("i" + i, "d" + i, "c" + i, "What of it?", "It saves you time and money.");
      answers.add(new Answer(row, answer, Answer.EOS, 8));
    }
    return Metrics.score(answers, Collections.nCopies(documents, false));
  }
}
