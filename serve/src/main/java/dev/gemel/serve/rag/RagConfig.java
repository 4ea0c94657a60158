package dev.gemel.serve.rag;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The stages of retrieval; each that is null is off.
 *
 * @param enabled whether a chat looks up passages when its request does not say
 * @param selfQuery how a question is narrowed to an author
 * @param expansion further wordings of the question to search with
 * @param rerank whether the candidates are ordered anew by their words
 * @param candidates passages that each search brings
 * @param passages passages that are quoted at most
 * @param contextTokens tokens that they may take together, as the model counts
 */
public record RagConfig(
    boolean enabled,
    @Nullable SelfQuery selfQuery,
    @Nullable Integer expansion,
    boolean rerank,
    int candidates,
    int passages,
    int contextTokens) {

  /** Reads the section {@code serve.rag}. */
  public static RagConfig from(Settings settings) {
    Section rag = settings.section("serve.rag");
    RagConfig config =
        new RagConfig(
            rag.flag("enabled"),
            selfQuery(rag),
            rag.optionalInteger("expansion", 1, 5),
            rerank(rag),
            rag.integer("candidates", 1, 1_000),
            rag.integer("passages", 1, 100),
            rag.integer("context-tokens", 1, 1_000_000));
    if (config.passages() > config.candidates()) {
      rag.problem("passages", config.passages() + " are more than serve.rag.candidates");
    }
    rag.check();
    return config;
  }

  private static @Nullable SelfQuery selfQuery(Section rag) {
    String text = rag.optionalString("self-query");
    SelfQuery way = text == null ? null : SelfQuery.of(text).orElse(null);
    if (text != null && way == null) {
      rag.problem("self-query", text + " is not known; expected names, model or null");
    }
    return way;
  }

  private static boolean rerank(Section rag) {
    String text = rag.optionalString("rerank");
    if (text != null && !text.equals("lexical")) {
      rag.problem("rerank", text + " is not known; expected lexical or null");
    }
    return text != null;
  }
}
