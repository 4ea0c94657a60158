package dev.gemel.jobs.crawl;

import java.util.Locale;

/** How a request ended: the column {@code state} of {@code bronze.fetches}. */
enum State {
  FETCHED,
  NOT_MODIFIED,
  REDIRECTED,
  DENIED,
  GONE,
  DEFERRED,
  FAILED;

  /** The column's word. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a column's word. */
  static State of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
