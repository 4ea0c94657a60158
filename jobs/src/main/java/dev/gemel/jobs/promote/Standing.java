package dev.gemel.jobs.promote;

import org.jspecify.annotations.Nullable;

/**
 * Who is served and who was before.
 *
 * @param champion run key; null while there was none yet
 * @param previous run key; null while there was none yet
 */
record Standing(@Nullable String champion, @Nullable String previous) {
  /** After {@code candidate} was promoted. */
  Standing promoted(String candidate) {
    return new Standing(candidate, champion);
  }

  /** After a rollback. */
  Standing rolledBack() {
    return new Standing(/* champion= */ previous, /* previous= */ champion);
  }
}
