package dev.gemel.jobs.clean;

import dev.gemel.jobs.lake.ScalaMaps;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.text.Ids;
import dev.gemel.text.lang.Language;
import dev.gemel.text.lang.LanguageIdentifier;
import dev.gemel.text.pii.Masked;
import dev.gemel.text.pii.PiiMasker;
import dev.gemel.text.pii.PiiPolicy;
import dev.gemel.text.quality.QualityProfile;
import dev.gemel.text.quality.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One document of MongoDB to one row of {@code silver.documents}. */
final class Cleaner implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(Cleaner.class);

  /** Reason code, the exception's class after it. */
  private static final String FAILED = "failed_to_clean:";

  static final StructType SCHEMA = SilverTables.DOCUMENTS.schema();

  private final String articleProfile;
  private final String postProfile;
  private final TreeMap<String, Double> articleThresholds;
  private final TreeMap<String, Double> postThresholds;
  private final TreeMap<String, List<String>> publicData;
  private final String rulesVersion;

  Cleaner(CleanConfig config) {
    this.articleProfile = config.articleProfile();
    this.postProfile = config.postProfile();
    this.articleThresholds = new TreeMap<>(config.articleThresholds());
    this.postThresholds = new TreeMap<>(config.postThresholds());
    this.publicData = new TreeMap<>(config.publicData());
    this.rulesVersion = config.rulesVersion();
  }

  /** A document that no rule foresaw is a failed record, not a failed job. */
  @Override
  public Row call(Row document) {
    try {
      return clean(document, Body.of(document), List.of());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("document {} could not be cleaned: {}", document.<String>getAs("_id"), e.toString());
      return clean(document, Body.EMPTY, List.of(FAILED + e.getClass().getSimpleName()));
    }
  }

  private Row clean(Row document, Body body, List<String> failures) {
    String content = document.getAs("content");
    PiiPolicy policy = policy(document);
    Masked text = PiiMasker.mask(body.text(), policy);
    @Nullable String title = title(document, policy);
    Language language = LanguageIdentifier.identify(text.text());
    Verdict verdict = profile(document).assess(text.text());
    String kept = verdict.text() == null ? text.text() : verdict.text();
    String markdown =
        verdict.text() == null
            ? PiiMasker.mask(body.markdown(), policy).text()
            : verdict.text(); // a profile that edits hands on plain text
    return RowFactory.create(
        document.getAs("_id"),
        document.getAs("kind"),
        document.getAs("author_id"),
        document.getAs("author_full_name"),
        document.getAs("platform"),
        document.getAs("link"),
        title,
        document.getAs("published_at"),
        language.code(),
        language.confidence(),
        kept,
        markdown,
        words(kept),
        (long) content.length(),
        (long) kept.length(),
        verdict.keep() && failures.isEmpty(),
        Stream.concat(failures.stream(), verdict.reasons().stream()).toArray(String[]::new),
        ScalaMaps.of(verdict.signals()),
        spans(text),
        document.getAs("content_hash"),
        Ids.xxh128(kept),
        documentHash(document, markdown, title, language),
        rulesVersion);
  }

  /** A title may name a person's address as well. */
  private static @Nullable String title(Row document, PiiPolicy policy) {
    @Nullable String title = document.getAs("title");
    return title == null ? null : PiiMasker.mask(title, policy).text();
  }

  private PiiPolicy policy(Row document) {
    List<String> shown = publicData.get(document.<String>getAs("author_full_name"));
    return shown == null ? PiiPolicy.DEFAULT : PiiPolicy.DEFAULT.allowing(Set.copyOf(shown));
  }

  private static String documentHash(
      Row document, String markdown, @Nullable String title, Language language) {
    return Ids.xxh128(
        String.join(
            "\u0000",
            markdown,
            document.getAs("author_full_name"),
            String.valueOf(title),
            document.getAs("link"),
            document.getAs("kind"),
            document.getAs("platform"),
            language.code(),
            String.valueOf(document.<Object>getAs("published_at"))));
  }

  private QualityProfile profile(Row document) {
    boolean post = "post".equals(document.getAs("kind"));
    return QualityProfile.named(post ? postProfile : articleProfile)
        .withThresholds(post ? postThresholds : articleThresholds);
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
