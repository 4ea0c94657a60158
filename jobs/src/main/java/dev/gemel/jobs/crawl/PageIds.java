package dev.gemel.jobs.crawl;

import dev.gemel.text.Ids;
import org.apache.spark.sql.api.java.UDF1;

/** The id of the page at a URL. */
final class PageIds implements UDF1<String, String> {
  private static final long serialVersionUID = 1L;

  static String of(String url) {
    return Ids.uuid5("page", url);
  }

  @Override
  public String call(String url) {
    return of(url);
  }
}
