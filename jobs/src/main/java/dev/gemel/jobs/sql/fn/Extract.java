package dev.gemel.jobs.sql.fn;

import dev.gemel.jobs.sql.Internal;
import dev.gemel.jobs.sql.TextScalar;
import dev.gemel.text.html.ContentExtractor;
import dev.gemel.text.html.Extraction;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code text.extract}. */
public final class Extract extends TextScalar<InternalRow> {
  private static final long serialVersionUID = 1L;

  public Extract() {
    super("extract", List.of("html", "url"), RESULT, "Main content and metadata of a web page.");
  }

  private static final StructType RESULT =
      new StructType()
          .add("title", DataTypes.StringType)
          .add("author", DataTypes.StringType)
          .add("published_at", DataTypes.StringType)
          .add("modified_at", DataTypes.StringType)
          .add("site_name", DataTypes.StringType)
          .add("description", DataTypes.StringType)
          .add("language", DataTypes.StringType)
          .add("canonical_url", DataTypes.StringType)
          .add("tags", DataTypes.createArrayType(DataTypes.StringType))
          .add("kind", DataTypes.StringType)
          .add("page_type", DataTypes.StringType)
          .add("text", DataTypes.StringType)
          .add("markdown", DataTypes.StringType)
          .add("comments", DataTypes.StringType);

  /** A struct of the page; null for null HTML. The URL may be null. */
  public static @Nullable InternalRow invoke(@Nullable UTF8String html, @Nullable UTF8String url) {
    if (html == null) {
      return null;
    }
    Extraction e = ContentExtractor.extract(html.toString(), url == null ? null : url.toString());
    return Internal.row(
        e.title(),
        e.author(),
        e.publishedAt(),
        e.modifiedAt(),
        e.siteName(),
        e.description(),
        e.language(),
        e.canonicalUrl(),
        e.tags(),
        e.kind().name().toLowerCase(Locale.ROOT),
        e.pageType().name().toLowerCase(Locale.ROOT),
        e.text(),
        e.markdown(),
        e.comments());
  }
}
