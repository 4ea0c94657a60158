package dev.gemel.jobs.evaluate;

/**
 * A mean with what the bootstrap says of it.
 *
 * @param mean over items
 * @param low lower bound
 * @param high upper bound
 * @param error standard error
 * @param items scored
 * @param clusters they come from
 */
public record Interval(
    double mean, double low, double high, double error, int items, int clusters) {}
