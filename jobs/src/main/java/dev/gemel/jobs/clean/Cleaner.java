package dev.gemel.jobs.clean;

import dev.gemel.jobs.lake.ScalaMaps;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.text.Ids;
import dev.gemel.text.lang.Language;
import dev.gemel.text.lang.LanguageIdentifier;
import dev.gemel.text.pii.Masked;
import dev.gemel.text.pii.PiiMasker;
import dev.gemel.text.quality.QualityProfile;
import dev.gemel.text.quality.Verdict;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** One document of MongoDB to one row of {@code silver.documents}. */
final class Cleaner implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA = SilverTables.DOCUMENTS.schema();

  private final String articleProfile;
  private final String postProfile;
  private final String rulesVersion;

  Cleaner(CleanConfig config) {
    this.articleProfile = config.articleProfile();
    this.postProfile = config.postProfile();
    this.rulesVersion = config.rulesVersion();
  }

  @Override
  public Row call(Row document) {
    String content = document.getAs("content");
    Body body = Body.of(content, document.getAs("content_type"), document.getAs("link"));
    Masked text = PiiMasker.mask(body.text());
    String markdown = PiiMasker.mask(body.markdown()).text();
    Language language = LanguageIdentifier.identify(text.text());
    Verdict verdict = profile(document).assess(text.text());
    return RowFactory.create(
        document.getAs("_id"),
        document.getAs("kind"),
        document.getAs("author_id"),
        document.getAs("author_full_name"),
        document.getAs("platform"),
        document.getAs("link"),
        document.getAs("title"),
        document.getAs("published_at"),
        language.code(),
        language.confidence(),
        text.text(),
        markdown,
        words(text.text()),
        (long) content.length(),
        (long) text.text().length(),
        verdict.keep(),
        verdict.reasons().toArray(String[]::new),
        ScalaMaps.of(verdict.signals()),
        spans(text),
        document.getAs("content_hash"),
        Ids.xxh128(text.text()),
        rulesVersion);
  }

  private QualityProfile profile(Row document) {
    boolean post = "post".equals(document.getAs("kind"));
    return QualityProfile.named(post ? postProfile : articleProfile);
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  private static Row[] spans(Masked masked) {
    return masked.spans().stream()
        .map(s -> RowFactory.create(s.type().name(), s.start(), s.end()))
        .toArray(Row[]::new);
  }

  /** Column names, for tests. */
  static List<String> columns() {
    return List.of(SCHEMA.fieldNames());
  }
}
