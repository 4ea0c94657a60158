package dev.gemel.jobs.sql.fn;

import dev.gemel.jobs.sql.Internal;
import dev.gemel.jobs.sql.TextScalar;
import dev.gemel.jobs.table.Types;
import dev.gemel.text.pii.Masked;
import dev.gemel.text.pii.PiiMasker;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code text.mask_pii(text)}; with a policy it is {@link MaskPiiByPolicy}. */
public final class MaskPii extends TextScalar<InternalRow> {
  private static final long serialVersionUID = 1L;

  public MaskPii() {
    super(
        "mask_pii",
        List.of("text"),
        RESULT,
        "Personal data replaced by placeholders, with spans of the original text; a second"
            + " argument is a policy as JSON.");
  }

  @Override
  protected @Nullable TextScalar<?> withArguments(int count) {
    return count == 2 ? new MaskPiiByPolicy() : null;
  }

  static final StructType RESULT =
      new StructType().add("text", DataTypes.StringType).add("spans", Types.SPANS);

  /** {@code struct<text, spans>}; null for null. */
  public static @Nullable InternalRow invoke(@Nullable UTF8String text) {
    if (text == null) {
      return null;
    }
    return row(PiiMasker.mask(text.toString()));
  }

  static InternalRow row(Masked masked) {
    Object[] spans =
        masked.spans().stream()
            .map(s -> Internal.row(s.type().name(), s.start(), s.end()))
            .toArray();
    return Internal.row(masked.text(), new GenericArrayData(spans));
  }
}
