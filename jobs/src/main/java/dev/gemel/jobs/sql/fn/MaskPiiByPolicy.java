package dev.gemel.jobs.sql.fn;

import dev.gemel.jobs.sql.Policies;
import dev.gemel.jobs.sql.TextScalar;
import dev.gemel.text.pii.PiiMasker;
import dev.gemel.text.pii.PiiPolicy;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code text.mask_pii(text, policy)}. */
public final class MaskPiiByPolicy extends TextScalar<InternalRow> {
  private static final long serialVersionUID = 1L;

  public MaskPiiByPolicy() {
    super(
        "mask_pii",
        List.of("text", "policy"),
        MaskPii.RESULT,
        "Personal data replaced as a policy says: JSON with types, mode and allow.");
  }

  /**
   * {@code struct<text, spans>}; null for null text. A policy that is null is the default.
   *
   * @throws IllegalArgumentException when the policy is no JSON object or has something unknown
   */
  public static @Nullable InternalRow invoke(
      @Nullable UTF8String text, @Nullable UTF8String policy) {
    if (text == null) {
      return null;
    }
    PiiPolicy parsed = policy == null ? PiiPolicy.DEFAULT : Policies.pii(policy.toString());
    return MaskPii.row(PiiMasker.mask(text.toString(), parsed));
  }
}
