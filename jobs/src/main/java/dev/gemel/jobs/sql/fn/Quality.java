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
        List.of("text", "profile"),
        RESULT,
        "Verdict of a named quality profile: keep, reasons, signals, the text if it is edited.");
  }

  private static final StructType RESULT =
      new StructType()
          .add("keep", DataTypes.BooleanType)
          .add("reasons", DataTypes.createArrayType(DataTypes.StringType))
          .add("signals", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType))
          .add("text", DataTypes.StringType);

  /**
   * {@code struct<keep, reasons, signals, text>}; null when an argument is null. The other order of
   * the arguments, which earlier versions had, is understood as well.
   */
  public static @Nullable InternalRow invoke(
      @Nullable UTF8String text, @Nullable UTF8String profile) {
    if (profile == null || text == null) {
      return null;
    }
    boolean swapped =
        !QualityProfile.names().contains(profile.toString())
            && QualityProfile.names().contains(text.toString());
    UTF8String name = swapped ? text : profile;
    UTF8String body = swapped ? profile : text;
    Verdict verdict = QualityProfile.named(name.toString()).assess(body.toString());
    return Internal.row(verdict.keep(), verdict.reasons(), verdict.signals(), verdict.text());
  }
}
