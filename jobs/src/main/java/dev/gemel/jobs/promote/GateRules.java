package dev.gemel.jobs.promote;

import dev.gemel.jobs.evaluate.Bootstrap;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the gate asks for, fixed before anything is measured.
 *
 * @param metric the one that the candidate must be better by
 * @param margins by how much a guardrail may be worse, by its metric
 * @param alpha chance of promoting a model that is no better, over a test set's lifetime
 * @param plannedTests gates that a test set is to decide; each spends alpha by that number
 * @param minClusters fewer source documents decide nothing
 * @param smallestEffect difference worth finding, for the number of items still needed
 * @param limits of sanity and of a judge's failures
 * @param bootstrap how bounds are found
 */
public record GateRules(
    String metric,
    SortedMap<String, Double> margins,
    double alpha,
    int plannedTests,
    int minClusters,
    double smallestEffect,
    Limits limits,
    Bootstrap bootstrap) {

  public GateRules {
    margins = Collections.unmodifiableSortedMap(new TreeMap<>(margins));
  }

  /**
   * Limits of what is counted, each a share of the answers or verdicts but the two ratios.
   *
   * @param minEosRate answers that end of themselves
   * @param maxDegenerate answers that go round in circles, beyond the references' own share
   * @param minLengthRatio median length by the reference's
   * @param maxLengthRatio median length by the reference's
   * @param maxEmpty answers without a word
   * @param maxCopied answers that copy a training text
   * @param maxUnparsable verdicts of a judge that cannot be read
   */
  public record Limits(
      double minEosRate,
      double maxDegenerate,
      double minLengthRatio,
      double maxLengthRatio,
      double maxEmpty,
      double maxCopied,
      double maxUnparsable) {}

  /** The alpha that one gate may spend. */
  public double alphaOfOne() {
    return alpha / plannedTests;
  }
}
