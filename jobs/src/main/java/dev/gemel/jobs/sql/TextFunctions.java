package dev.gemel.jobs.sql;

import dev.gemel.jobs.sql.fn.Chunks;
import dev.gemel.jobs.sql.fn.Extract;
import dev.gemel.jobs.sql.fn.LanguageOf;
import dev.gemel.jobs.sql.fn.LanguagesOf;
import dev.gemel.jobs.sql.fn.MaskPii;
import dev.gemel.jobs.sql.fn.Normalize;
import dev.gemel.jobs.sql.fn.NormalizeUrl;
import dev.gemel.jobs.sql.fn.Quality;
import dev.gemel.jobs.sql.fn.Tokens;
import java.util.List;

/** The text functions of SQL, one row a function; {@link LineFunction#all} has the same names. */
public final class TextFunctions {
  /** For SQL: {@code text.NAME(...)}. */
  public static final List<TextScalar<?>> SQL =
      List.of(
          new Chunks(),
          new Extract(),
          new LanguageOf(),
          new LanguagesOf(),
          new MaskPii(),
          new Normalize(),
          new NormalizeUrl(),
          new Quality(),
          new Tokens());

  private TextFunctions() {}
}
