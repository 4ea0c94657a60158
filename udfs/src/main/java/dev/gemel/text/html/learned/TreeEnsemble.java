package dev.gemel.text.html.learned;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A sum of binary decision trees over a row of features, as gradient boosting makes them (J.
 * Friedman, "Greedy Function Approximation", 2001).
 *
 * <p>The form of the file: a line with the number of outputs, then for each tree a line with its
 * output and its nodes in depth-first order: {@code feature<threshold} for a fork, whose left
 * branch follows at once, or a leaf's value.
 */
final class TreeEnsemble {
  private static final int FEATURE_BITS = 12;
  private static final int FEATURE_MASK = (1 << FEATURE_BITS) - 1;

  private final int outputs;
  private final int[] treeOutputs;
  private final int[] starts;

  /** By node: its feature, -1 for a leaf, and above it the place of its right branch. */
  private final int[] forks;

  private final float[] values;

  private TreeEnsemble(
      int outputs, List<Integer> treeOutputs, List<Integer> starts, List<String> nodes) {
    this.outputs = outputs;
    this.treeOutputs = treeOutputs.stream().mapToInt(Integer::intValue).toArray();
    this.starts = starts.stream().mapToInt(Integer::intValue).toArray();
    int n = nodes.size();
    forks = new int[n];
    values = new float[n];
    for (int start : this.starts) {
      link(nodes, start);
    }
  }

  static TreeEnsemble read(BufferedReader in) throws IOException {
    int outputs = Integer.parseInt(in.readLine().strip());
    List<Integer> treeOutputs = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    List<String> nodes = new ArrayList<>();
    String line = in.readLine();
    while (line != null && !line.isBlank()) {
      String[] parts = line.strip().split(" ");
      treeOutputs.add(Integer.valueOf(parts[0]));
      starts.add(nodes.size());
      nodes.addAll(List.of(parts).subList(1, parts.length));
      line = in.readLine();
    }
    return new TreeEnsemble(outputs, treeOutputs, starts, nodes);
  }

  /** Reads the node at {@code at} and those below it; returns the place behind them. */
  private int link(List<String> nodes, int at) {
    String node = nodes.get(at);
    int less = node.indexOf('<');
    values[at] = Float.parseFloat(node.substring(less + 1));
    if (less < 0) {
      forks[at] = -1;
      return at + 1;
    }
    int right = link(nodes, at + 1);
    forks[at] = (right - at) << FEATURE_BITS | Integer.parseInt(node.substring(0, less));
    return link(nodes, right);
  }

  /** The sums of the trees for a row, one for each output. */
  double[] score(float[] row) {
    double[] sums = new double[outputs];
    for (int tree = 0; tree < starts.length; tree++) {
      int at = starts[tree];
      int fork = forks[at];
      while (fork >= 0) {
        at += row[fork & FEATURE_MASK] < values[at] ? 1 : fork >> FEATURE_BITS;
        fork = forks[at];
      }
      sums[treeOutputs[tree]] += values[at];
    }
    return sums;
  }
}
