package dev.gemel.jobs.sql.fn;

import dev.gemel.jobs.sql.Internal;
import dev.gemel.jobs.sql.TextScalar;
import dev.gemel.text.quality.QualityProfile;
import dev.gemel.text.quality.Verdict;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code text.quality}. */
public final class Quality extends TextScalar<InternalRow> {
  private static final long serialVersionUID = 1L;

  public Quality() {
    super(
        "quality",
        List.of("profile", "text"),
        RESULT,
        "Verdict of a named quality profile: keep, reasons, signals.");
  }

  private static final StructType RESULT =
      new StructType()
          .add("keep", DataTypes.BooleanType)
          .add("reasons", DataTypes.createArrayType(DataTypes.StringType))
          .add("signals", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType));

  /** {@code struct<keep, reasons, signals>}; null when an argument is null. */
  public static @Nullable InternalRow invoke(
      @Nullable UTF8String profile, @Nullable UTF8String text) {
    if (profile == null || text == null) {
      return null;
    }
    Verdict verdict = QualityProfile.named(profile.toString()).assess(text.toString());
    return Internal.row(verdict.keep(), verdict.reasons(), verdict.signals());
  }
}
