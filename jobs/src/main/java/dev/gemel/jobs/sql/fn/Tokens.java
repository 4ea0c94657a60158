package dev.gemel.jobs.sql.fn;

import dev.gemel.jobs.sql.Chunking;
import dev.gemel.jobs.sql.TextScalar;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code text.tokens}. */
public final class Tokens extends TextScalar<Integer> {
  private static final long serialVersionUID = 1L;

  public Tokens() {
    super(
        "tokens",
        List.of("text", "model"),
        DataTypes.IntegerType,
        "How many tokens a model reads, special ones included.");
  }

  /** The count; null for null text. A null model is the default one. */
  public static @Nullable Integer invoke(@Nullable UTF8String text, @Nullable UTF8String model) {
    return text == null
        ? null
        : Chunking.tokens(text.toString(), model == null ? null : model.toString());
  }
}
