package dev.gemel.jobs.lake;

/**
 * What a write changed.
 *
 * @param upserted rows inserted or updated
 * @param deleted rows deleted
 */
public record Changes(long upserted, long deleted) {
  /** Nothing changed: no commit was made. */
  public static final Changes NONE = new Changes(0, 0);

  /** Rows touched. */
  public long total() {
    return upserted + deleted;
  }
}
