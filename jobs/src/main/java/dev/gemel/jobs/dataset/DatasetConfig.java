package dev.gemel.jobs.dataset;

import dev.gemel.conf.Problems;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.text.Ids;
import java.io.Serializable;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of {@link InstructJob} and {@link PreferJob}.
 *
 * @param job {@code instruct} or {@code prefer}
 * @param minWords shortest passage and longest answer bounds, in words
 * @param maxWords longest passage and answer
 * @param perPassage pairs asked of a chat model for each passage
 * @param minGrounding share of a generated answer's distinct words that its passage has, 0 to 1
 * @param prompt what a chat model is asked
 * @param llm the chat model; null for the verbatim method
 */
public record DatasetConfig(
    String job,
    int minWords,
    int maxWords,
    int perPassage,
    double minGrounding,
    Prompt prompt,
    @Nullable LlmConfig llm)
    implements Serializable {

  static final String INSTRUCT = "instruct";
  static final String PREFER = "prefer";
  static final String VERBATIM = "verbatim";

  /** Raised when the same documents would give other rows. */
  private static final String CODE = "dataset-1";

  /** Names the rules of the verbatim method: raised when they change. */
  private static final String VERBATIM_RULE = "verbatim-1";

  /**
   * Reads the sections {@code llm} and {@code instruct} or {@code prefer}.
   *
   * @param job {@code instruct} or {@code prefer}
   */
  public static DatasetConfig from(Settings settings, String job) {
    Problems problems = new Problems();
    LlmConfig[] llm = new LlmConfig[1];
    problems.gather(() -> llm[0] = LlmConfig.from(settings));
    DatasetConfig config = problems.gather(() -> from(settings.section(job), job, llm[0]));
    problems.throwIfAny();
    return Objects.requireNonNull(config);
  }

  private static DatasetConfig from(Section section, String job, @Nullable LlmConfig llm) {
    boolean instruct = job.equals(INSTRUCT);
    int min = section.integer("min-words", 1, 100_000);
    int max = section.integer("max-words", min, 100_000);
    int perPassage = instruct ? section.integer("per-passage", 1, 50) : 1;
    double grounding = instruct ? section.number("min-grounding", 0, 1) : 0;
    String prompt = section.string("prompt");
    section.check();
    Set<String> fields =
        instruct ? Set.of("author", "title", "passage", "count") : Set.of("instruction", "words");
    return new DatasetConfig(
        job, min, max, perPassage, grounding, Prompt.load(job + ".prompt", prompt, fields), llm);
  }

  /** verbatim or generated. */
  String method() {
    return llm == null ? VERBATIM : "generated";
  }

  /** verbatim, or the model's name. */
  String generator() {
    return llm == null ? VERBATIM : llm.model();
  }

  /** The template, or the rule, that rows come from. */
  String promptId() {
    return llm == null ? VERBATIM_RULE : prompt.id();
  }

  /** Digest of the template or rule. */
  String promptDigest() {
    return llm == null ? Ids.xxh128(job + "/" + VERBATIM_RULE) : prompt.digest();
  }

  /** Digest of everything that decides the rows of a document. */
  String rulesVersion() {
    String asked =
        llm == null
            ? ""
            : "%s/%s/%d/%d/%d/%s"
                .formatted(
                    llm.model(),
                    llm.temperature(),
                    llm.seed(),
                    llm.maxTokens(),
                    perPassage,
                    minGrounding);
    return Ids.xxh128(
        String.join(
            "/",
            CODE,
            job,
            Integer.toString(minWords),
            Integer.toString(maxWords),
            promptId(),
            promptDigest(),
            asked));
  }
}
