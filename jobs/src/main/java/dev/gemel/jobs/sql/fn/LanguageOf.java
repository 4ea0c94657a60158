package dev.gemel.jobs.sql.fn;

import dev.gemel.jobs.sql.Internal;
import dev.gemel.jobs.sql.TextScalar;
import dev.gemel.text.lang.Language;
import dev.gemel.text.lang.LanguageIdentifier;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code text.language}. */
public final class LanguageOf extends TextScalar<InternalRow> {
  private static final long serialVersionUID = 1L;

  public LanguageOf() {
    super(
        "language",
        List.of("text"),
        RESULT,
        "Language as ISO 639 code with confidence from 0 to 1.");
  }

  private static final StructType RESULT =
      new StructType()
          .add("language", DataTypes.StringType)
          .add("confidence", DataTypes.DoubleType);

  /** {@code struct<language, confidence>}; null for null. */
  public static @Nullable InternalRow invoke(@Nullable UTF8String text) {
    if (text == null) {
      return null;
    }
    Language language = LanguageIdentifier.identify(text.toString());
    return Internal.row(language.code(), language.confidence());
  }
}
