package dev.gemel.text.html.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Gradient boosted trees for a likelihood: logistic loss, Newton steps, histograms of at most 64
 * bins. Seeded, so the same rows give the same trees.
 */
final class Boosting {
  /** How the trees grow. */
  record Plan(
      int trees,
      int depth,
      double rate,
      double minWeight,
      double l2,
      double features,
      double rows,
      long seed) {}

  private static final int BINS = 64;

  private final Plan plan;
  private final int n;
  private final int m;
  private final float[][] cuts;
  private final byte[][] bins;
  private final double[] y;
  private final double[] w;
  private final int[] groups;
  private final double[] sums;
  private final double[] g;
  private final double[] h;
  private final Random random;
  private final List<String> lines = new ArrayList<>();
  final double[] gains;

  private Boosting(float[][] x, double[] y, double[] w, int[] groups, Plan plan) {
    this.plan = plan;
    this.n = x.length;
    this.m = x[0].length;
    this.y = y;
    this.w = w;
    this.groups = groups;
    this.sums = new double[n];
    this.g = new double[n];
    this.h = new double[n];
    this.random = new Random(plan.seed());
    this.gains = new double[m];
    cuts = new float[m][];
    bins = new byte[m][];
    IntStream.range(0, m).parallel().forEach(f -> bin(x, f));
  }

  private void bin(float[][] x, int f) {
    float[] column = new float[n];
    for (int i = 0; i < n; i++) {
      column[i] = x[i][f];
    }
    float[] sorted = column.clone();
    Arrays.sort(sorted);
    float[] found = new float[BINS - 1];
    int count = 0;
    float[] distinct = distinct(sorted);
    if (distinct.length <= BINS) {
      for (int i = 1; i < distinct.length; i++) {
        found[count++] = (distinct[i - 1] + distinct[i]) / 2;
      }
    } else {
      for (int b = 1; b < BINS; b++) {
        float cut = sorted[(int) ((long) b * (n - 1) / BINS)];
        if (cut > sorted[0] && (count == 0 || cut > found[count - 1])) {
          found[count++] = cut;
        }
      }
    }
    cuts[f] = Arrays.copyOf(found, count);
    bins[f] = new byte[n];
    for (int i = 0; i < n; i++) {
      int at = Arrays.binarySearch(cuts[f], column[i]);
      bins[f][i] = (byte) (at >= 0 ? at + 1 : -at - 1);
    }
  }

  private static float[] distinct(float[] sorted) {
    float[] out = new float[sorted.length];
    int count = 0;
    for (float v : sorted) {
      if (count == 0 || v != out[count - 1]) {
        out[count++] = v;
      }
      if (count > BINS) {
        break;
      }
    }
    return Arrays.copyOf(out, count);
  }

  /** The trees' lines for output {@code output}; the first is a lone leaf with the base rate. */
  static List<String> train(
      float[][] x, double[] y, double[] w, int[] groups, int output, Plan plan) {
    Boosting b = new Boosting(x, y, w, groups, plan);
    b.base(output);
    for (int t = 0; t < plan.trees(); t++) {
      b.tree(output);
    }
    return b.lines;
  }

  private void base(int output) {
    double yes = 0;
    double all = 0;
    for (int i = 0; i < n; i++) {
      yes += w[i] * y[i];
      all += w[i];
    }
    double p = Math.min(0.999, Math.max(0.001, yes / Math.max(1e-9, all)));
    double leaf = Math.log(p / (1 - p));
    Arrays.fill(sums, (float) leaf);
    lines.add(output + " " + number(leaf));
  }

  private void tree(int output) {
    int count = 0;
    int[] rows = new int[n];
    boolean[] drawn = new boolean[Arrays.stream(groups).max().orElse(0) + 1];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = random.nextDouble() < plan.rows();
    }
    for (int i = 0; i < n; i++) {
      double p = 1 / (1 + Math.exp(-sums[i]));
      g[i] = w[i] * (p - y[i]);
      h[i] = w[i] * Math.max(1e-6, p * (1 - p));
      if (drawn[groups[i]]) {
        rows[count++] = i;
      }
    }
    int[] features =
        IntStream.range(0, m).filter(f -> random.nextDouble() < plan.features()).toArray();
    StringBuilder line = new StringBuilder().append(output);
    int[] all = IntStream.range(0, n).toArray();
    grow(Arrays.copyOf(rows, count), all, features, 0, line);
    lines.add(line.toString());
  }

  private record Split(int feature, int bin, double gain) {}

  private void grow(int[] rows, int[] all, int[] features, int depth, StringBuilder line) {
    double sumG = 0;
    double sumH = 0;
    for (int i : rows) {
      sumG += g[i];
      sumH += h[i];
    }
    Split split =
        depth == plan.depth() || rows.length < 10 ? null : best(rows, features, sumG, sumH);
    if (split == null) {
      double leaf = -plan.rate() * sumG / (sumH + plan.l2());
      float rounded = Float.parseFloat(number(leaf));
      for (int i : all) {
        sums[i] += rounded;
      }
      line.append(' ').append(number(leaf));
      return;
    }
    gains[split.feature()] += split.gain();
    byte[] bin = bins[split.feature()];
    line.append(' ').append(split.feature()).append('<').append(cuts[split.feature()][split.bin()]);
    grow(
        side(rows, bin, split.bin(), true),
        side(all, bin, split.bin(), true),
        features,
        depth + 1,
        line);
    grow(
        side(rows, bin, split.bin(), false),
        side(all, bin, split.bin(), false),
        features,
        depth + 1,
        line);
  }

  private static int[] side(int[] rows, byte[] bin, int cut, boolean left) {
    return Arrays.stream(rows).filter(i -> (bin[i] <= cut) == left).toArray();
  }

  private Split best(int[] rows, int[] features, double sumG, double sumH) {
    return Arrays.stream(features)
        .parallel()
        .mapToObj(f -> best(rows, f, sumG, sumH))
        .reduce(null, (a, b) -> a == null || (b != null && b.gain() > a.gain()) ? b : a);
  }

  private Split best(int[] rows, int f, double sumG, double sumH) {
    int size = cuts[f].length + 1;
    if (size == 1) {
      return null;
    }
    double[] hg = new double[size];
    double[] hh = new double[size];
    byte[] bin = bins[f];
    for (int i : rows) {
      hg[bin[i]] += g[i];
      hh[bin[i]] += h[i];
    }
    double base = sumG * sumG / (sumH + plan.l2());
    double leftG = 0;
    double leftH = 0;
    Split best = null;
    for (int b = 0; b < size - 1; b++) {
      leftG += hg[b];
      leftH += hh[b];
      double rightG = sumG - leftG;
      double rightH = sumH - leftH;
      if (leftH >= plan.minWeight() && rightH >= plan.minWeight()) {
        double gain =
            leftG * leftG / (leftH + plan.l2()) + rightG * rightG / (rightH + plan.l2()) - base;
        if (gain > 1e-4 && (best == null || gain > best.gain())) {
          best = new Split(f, b, gain);
        }
      }
    }
    return best;
  }

  private static String number(double v) {
    return String.format(Locale.ROOT, "%.5f", v);
  }
}
