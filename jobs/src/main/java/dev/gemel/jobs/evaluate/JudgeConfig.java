package dev.gemel.jobs.evaluate;

import dev.gemel.clients.SpecException;
import dev.gemel.clients.chat.ChatSpec;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.dataset.Prompt;
import java.io.Serializable;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chat model that judges.
 *
 * @param spec where it is
 * @param concurrency requests at once
 * @param single accuracy and style of one answer
 * @param pair which of two answers is better
 * @param faithfulness claims of an answer and those that its passages support
 */
record JudgeConfig(ChatSpec spec, int concurrency, Prompt single, Prompt pair, Prompt faithfulness)
    implements Serializable {

  /** Reads the section {@code evaluate.judge}; null when neither url nor model is set. */
  static @Nullable JudgeConfig from(Settings settings) {
    Section judge = settings.section("evaluate.judge");
    String url = judge.optionalString("url");
    String model = judge.optionalString("model");
    if (url == null && model == null) {
      return null;
    }
    if (url == null || model == null) {
      judge.problem(
          url == null ? "url" : "model", "is not set, but the other is; a judge needs both");
      judge.check();
    }
    JudgeConfig config =
        new JudgeConfig(
            chat(judge, String.valueOf(url), String.valueOf(model)),
            judge.integer("concurrency", 1, 256),
            Prompt.load(
                "evaluate.judge.prompt",
                judge.string("prompt"),
                Set.of("instruction", "reference", "answer")),
            Prompt.load(
                "evaluate.judge.pair-prompt",
                judge.string("pair-prompt"),
                Set.of("instruction", "first", "second")),
            Prompt.load(
                "evaluate.judge.faithfulness-prompt",
                judge.string("faithfulness-prompt"),
                Set.of("passages", "answer")));
    judge.check();
    return config;
  }

  /** A chat model of a section with url, api-key-env, timeout and max-retries. */
  static ChatSpec chat(Section section, String url, String model) {
    try {
      return new ChatSpec(
          new URI(url),
          model,
          section.optionalString("api-key-env"),
          section.duration("timeout"),
          section.integer("max-retries", 0, 20));
    } catch (SpecException e) {
      e.problems().forEach(p -> section.problem("url", p));
    } catch (java.net.URISyntaxException e) {
      section.problem("url", "is no URL; expected http(s)://host[:port]/v1");
    }
    section.check();
    throw new IllegalStateException("a problem was added, so check() throws");
  }
}
