package dev.gemel.jobs.crawl;

import dev.gemel.jobs.ingest.PageKeys;
import org.apache.spark.sql.api.java.UDF1;

/** The id of the page at a URL. */
final class PageIds implements UDF1<String, String> {
  private static final long serialVersionUID = 1L;

  @Override
  public String call(String url) {
    return PageKeys.id(url);
  }
}
