package dev.gemel.jobs.load;

import dev.gemel.jobs.mongo.DocumentKind;
import dev.gemel.text.html.Extraction;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Which pages are documents, and of which kind. */
final class Kinds {
  private static final Pattern SOURCE_FILE =
      Pattern.compile(".*\\.(java|scala|py|js|ts|go|rs|c|h|cpp|rb|kt|sh|sql|md|ipynb|toml|ya?ml)$");

  private Kinds() {}

  /** The kind a record declares, else that of the page; null for a page that is no document. */
  static @Nullable DocumentKind of(Row page, Extraction found) {
    Map<String, String> fields = page.getJavaMap(page.fieldIndex("fields"));
    String declared = fields.get("kind");
    if (declared != null) {
      return DocumentKind.parse(declared);
    }
    return switch (found.kind()) {
      case ARTICLE, DOCUMENTATION -> DocumentKind.ARTICLE;
      case POST -> DocumentKind.POST;
      case REPOSITORY_FILE -> DocumentKind.REPOSITORY_FILE;
      case LISTING, PRODUCT, FORUM, OTHER -> null;
    };
  }

  /** Plain text of a crawl is a file of a repository when its URL ends like one. */
  static DocumentKind ofPlain(Row page) {
    String url = page.<String>getAs("url").toLowerCase(Locale.ROOT);
    return SOURCE_FILE.matcher(url).matches() ? DocumentKind.REPOSITORY_FILE : DocumentKind.ARTICLE;
  }
}
