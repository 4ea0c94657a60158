package dev.gemel.text.html;

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
  private final int outputs;
  private final int[] treeOutputs;
  private final int[] starts;
  private final short[] features;
  private final float[] values;
  private final int[] rights;

  private TreeEnsemble(
      int outputs, List<Integer> treeOutputs, List<Integer> starts, List<String> nodes) {
    this.outputs = outputs;
    this.treeOutputs = treeOutputs.stream().mapToInt(Integer::intValue).toArray();
    this.starts = starts.stream().mapToInt(Integer::intValue).toArray();
    int n = nodes.size();
    features = new short[n];
    values = new float[n];
    rights = new int[n];
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
    features[at] = less < 0 ? -1 : Short.parseShort(node.substring(0, less));
    if (less < 0) {
      return at + 1;
    }
    rights[at] = link(nodes, at + 1);
    return link(nodes, rights[at]);
  }

  /** The sums of the trees for a row, one for each output. */
  double[] score(float[] row) {
    double[] sums = new double[outputs];
    for (int tree = 0; tree < starts.length; tree++) {
      int at = starts[tree];
      while (features[at] >= 0) {
        at = row[features[at]] < values[at] ? at + 1 : rights[at];
      }
      sums[treeOutputs[tree]] += values[at];
    }
    return sums;
  }
}
