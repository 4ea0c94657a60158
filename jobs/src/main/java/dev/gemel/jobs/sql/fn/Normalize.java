package dev.gemel.jobs.sql.fn;

import dev.gemel.jobs.sql.TextScalar;
import dev.gemel.text.normalize.TextNormalizer;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code text.normalize}. */
public final class Normalize extends TextScalar<UTF8String> {
  private static final long serialVersionUID = 1L;

  public Normalize() {
    super(
        "normalize",
        List.of("text"),
        DataTypes.StringType,
        "Unicode NFC, plain letters and spaces, paragraphs and code kept.");
  }

  /** The normalised text; null for null. */
  public static @Nullable UTF8String invoke(@Nullable UTF8String text) {
    return text == null ? null : UTF8String.fromString(TextNormalizer.normalize(text.toString()));
  }
}
