package dev.gemel.jobs.progress;

import org.jspecify.annotations.Nullable;

/**
 * The point that a step of work has reached.
 *
 * @param step the work's short name; another name is another work, with a rate of its own
 * @param count absent while nothing can be counted yet
 * @param note what else is to be told, such as a loss; empty for nothing
 * @param secondsLeft an estimate better than the one by the rate, where there is one
 */
public record Standing(
    String step, @Nullable Count count, String note, @Nullable Double secondsLeft) {
  /** A count of things without more to tell. */
  public static Standing of(String step, Count count) {
    return new Standing(step, count, "", null);
  }

  /**
   * An amount of work.
   *
   * @param total absent when it is not known
   * @param unit what is counted, in the plural, or the sign of a measure
   * @param scale how many of what is counted make one unit; 1 but for measures such as MB
   */
  public record Count(long done, @Nullable Long total, String unit, double scale) {
    /** Things that are counted one by one. */
    public static Count of(long done, @Nullable Long total, String things) {
      return new Count(done, total, things, 1);
    }

    /** The part that is done, between 0 and 1; null without a total. */
    @Nullable Double share() {
      return total == null || total <= 0
          ? null
          : Double.valueOf(Math.max(0, Math.min(1, (double) done / total)));
    }
  }
}
