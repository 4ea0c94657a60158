package dev.gemel.jobs.sql.fn;

import dev.gemel.jobs.sql.Chunking;
import dev.gemel.jobs.sql.Internal;
import dev.gemel.jobs.sql.TextScalar;
import dev.gemel.text.chunk.Chunk;
import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code text.chunks}. */
public final class Chunks extends TextScalar<ArrayData> {
  private static final long serialVersionUID = 1L;

  public Chunks() {
    super(
        "chunks",
        List.of("text", "model", "target_tokens", "max_tokens", "overlap_tokens"),
        DataTypes.createArrayType(CHUNK),
        "Windows for a model, along headings, sentences and code, with their spans.");
  }

  private static final StructType CHUNK =
      new StructType()
          .add("ordinal", DataTypes.IntegerType)
          .add("heading_path", DataTypes.createArrayType(DataTypes.StringType))
          .add("start", DataTypes.IntegerType)
          .add("end", DataTypes.IntegerType)
          .add("tokens", DataTypes.IntegerType)
          .add("text", DataTypes.StringType);

  /** An array of chunks; null for null text. Any other argument that is null has its default. */
  public static @Nullable ArrayData invoke(
      @Nullable UTF8String text,
      @Nullable UTF8String model,
      @Nullable UTF8String target,
      @Nullable UTF8String max,
      @Nullable UTF8String overlap) {
    if (text == null) {
      return null;
    }
    List<Chunk> chunks =
        Chunking.chunks(
            text.toString(), string(model), string(target), string(max), string(overlap));
    return new GenericArrayData(chunks.stream().map(Chunks::row).toArray());
  }

  private static @Nullable String string(@Nullable UTF8String argument) {
    return argument == null ? null : argument.toString();
  }

  private static Object row(Chunk c) {
    return Internal.row(c.ordinal(), c.headingPath(), c.start(), c.end(), c.tokens(), c.text());
  }
}
