package dev.gemel.jobs.sql.fn;

import dev.gemel.jobs.sql.TextScalar;
import dev.gemel.text.url.UrlNormalizer;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code text.normalize_url}. */
public final class NormalizeUrl extends TextScalar<UTF8String> {
  private static final long serialVersionUID = 1L;

  public NormalizeUrl() {
    super(
        "normalize_url",
        List.of("url"),
        DataTypes.StringType,
        "RFC 3986 normal form without tracking parameters; null for what is no http(s) URL.");
  }

  /** The normalised URL; null for null and for no URL. */
  public static @Nullable UTF8String invoke(@Nullable UTF8String url) {
    return url == null ? null : UTF8String.fromString(UrlNormalizer.normalize(url.toString()));
  }
}
