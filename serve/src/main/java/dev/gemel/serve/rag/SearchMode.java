package dev.gemel.serve.rag;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import java.util.Locale;

/**
 * How passages are searched.
 *
 * @param kind by meaning, by words, or by both, fused by the server
 * @param rankConstant k of the fusion, as {@code gemel search} has it
 */
public record SearchMode(Kind kind, int rankConstant) {
  /** By what passages are ranked. */
  public enum Kind {
    /** By meaning: the vectors' cosine. */
    DENSE,
    /** By words: BM25. */
    SPARSE,
    /** By both. */
    HYBRID
  }

  /** Reads {@code serve.rag.search}, and {@code search.rank-constant}. */
  public static SearchMode from(Settings settings) {
    Section rag = settings.section("serve.rag");
    Section search = settings.section("search");
    String text = rag.string("search");
    Kind found = null;
    for (Kind kind : Kind.values()) {
      found = kind.name().toLowerCase(Locale.ROOT).equals(text) ? kind : found;
    }
    if (found == null) {
      rag.problem("search", text + " is not known; expected dense, sparse or hybrid");
    }
    int constant = search.integer("rank-constant", 1, 1_000_000);
    rag.check();
    search.check();
    return new SearchMode(found == null ? Kind.DENSE : found, constant);
  }
}
