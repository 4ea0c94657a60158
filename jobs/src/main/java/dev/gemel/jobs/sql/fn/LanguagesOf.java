package dev.gemel.jobs.sql.fn;

import dev.gemel.jobs.sql.Internal;
import dev.gemel.jobs.sql.TextScalar;
import dev.gemel.text.lang.LanguageIdentifier;
import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code text.languages}. */
public final class LanguagesOf extends TextScalar<ArrayData> {
  private static final long serialVersionUID = 1L;

  public LanguagesOf() {
    super("languages", List.of("text"), RESULT, "Language of each paragraph, with its span.");
  }

  private static final ArrayType RESULT =
      DataTypes.createArrayType(
          new StructType()
              .add("start", DataTypes.IntegerType)
              .add("end", DataTypes.IntegerType)
              .add("language", DataTypes.StringType)
              .add("confidence", DataTypes.DoubleType));

  /** {@code array<struct<start, end, language, confidence>>}; null for null. */
  public static @Nullable ArrayData invoke(@Nullable UTF8String text) {
    if (text == null) {
      return null;
    }
    return new GenericArrayData(
        LanguageIdentifier.identifyParagraphs(text.toString()).stream()
            .map(s -> Internal.row(s.start(), s.end(), s.code(), s.confidence()))
            .toArray());
  }
}
