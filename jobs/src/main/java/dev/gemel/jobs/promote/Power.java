package dev.gemel.jobs.promote;

import dev.gemel.jobs.evaluate.Interval;

/** How many items a difference needs to be found. */
final class Power {
  /** Quantile of 80 % power. */
  private static final double Z_POWER = 0.8416;

  private Power() {}

  /**
   * Items for an {@code effect} to be found with 80 % probability by a one-sided test, given that
   * the standard error falls with the root of their number.
   */
  static long items(Interval found, double effect, double alpha) {
    double ratio = (quantile(alpha) + Z_POWER) * found.error() / effect;
    return (long) Math.ceil(found.items() * ratio * ratio);
  }

  /**
   * The upper quantile of the standard normal distribution, to 0.0005: Abramowitz and Stegun,
   * Handbook of Mathematical Functions, 26.2.23.
   */
  static double quantile(double alpha) {
    double tail = Math.min(alpha, 1 - alpha);
    double t = Math.sqrt(-2 * Math.log(tail));
    double z =
        t
            - (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    return alpha <= 0.5 ? z : -z;
  }
}
