package dev.gemel.jobs.evaluate;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has a model answer test rows. */
interface Generator {
  /** trainer, or the endpoint's URL. */
  String name();

  /**
   * Answers {@code rows}, in batches.
   *
   * @param key names the work; the same key is the same work, so that it may go on where it was cut
   * @param commit told of finished answers and the SHA-256 of their chat template, null when it is
   *     not known
   */
  void generate(ModelRef model, String key, List<TestRow> rows, Consumer<Answers> commit);

  /** Finished answers and what formatted their prompts. */
  record Answers(List<Answer> answers, @Nullable String templateSha256) {
    public Answers {
      answers = List.copyOf(answers);
    }
  }
}
