package dev.gemel.text.html.learned;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Trains the two ensembles on samples, and applies them. */
final class Learning {
  private static final int TYPES = PageType.values().length;
  private static final Boosting.Plan TYPE_PLAN = new Boosting.Plan(60, 3, 0.1, 1, 2, 0.3, 0.8, 1);
  private static final Boosting.Plan BLOCK_PLAN =
      new Boosting.Plan(120, 6, 0.08, 3, 3, 0.4, 0.7, 1);

  /** Pages of the article set all have one type; they count less where types are learned. */
  private static final double ARTICLE_WEIGHT = 0.3;

  /** Plain furniture is plentiful: this part of it is enough. */
  private static final double EASY_KEPT = 0.4;

  private Learning() {}

  /** The lines of the ensemble for types: one tree against all others for each type in turn. */
  static List<String> types(List<Sample> train) {
    float[][] x = train.stream().map(s -> s.page).toArray(float[][]::new);
    double[] w = train.stream().mapToDouble(s -> s.shingles ? ARTICLE_WEIGHT : 1).toArray();
    int[] groups = IntStream.range(0, x.length).toArray();
    List<String> lines = new ArrayList<>();
    for (PageType type : PageType.values()) {
      double[] y = train.stream().mapToDouble(s -> s.type == type ? 1 : 0).toArray();
      lines.addAll(Boosting.train(x, y, w, groups, type.ordinal(), TYPE_PLAN));
    }
    return lines;
  }

  /** The lines of the ensemble for blocks; {@code off} features are hidden from it. */
  static List<String> blocks(List<Sample> train, boolean[] off) {
    List<float[]> x = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    Random random = new Random(5);
    for (int page = 0; page < train.size(); page++) {
      Sample s = train.get(page);
      for (int i = 0; i < s.rows.length; i++) {
        boolean easy = !s.ruled[i] && s.labels[i] < 0.1 && s.weights[i] < 0.1;
        double keep = easy ? EASY_KEPT : 1;
        if (s.weights[i] > 0 && random.nextDouble() < keep) {
          x.add(seen(s.row(i), off));
          targets.add(new double[] {s.labels[i], s.weights[i] / keep, page});
        }
      }
    }
    return Boosting.train(
        x.toArray(float[][]::new),
        targets.stream().mapToDouble(t -> t[0]).toArray(),
        targets.stream().mapToDouble(t -> t[1]).toArray(),
        targets.stream().mapToInt(t -> (int) t[2]).toArray(),
        0,
        BLOCK_PLAN);
  }

  static float[] judge(TreeEnsemble trees, Sample s, boolean[] off) {
    float[][] rows = new float[s.rows.length][];
    Arrays.setAll(rows, i -> seen(s.row(i), off));
    return Judge.blocks(trees, rows);
  }

  private static float[] seen(float[] row, boolean[] off) {
    for (int i = 0; i < off.length; i++) {
      row[i] = off[i] ? 0 : row[i];
    }
    return row;
  }

  static TreeEnsemble typeTrees(List<String> lines) throws IOException {
    return read(lines, TYPES);
  }

  static TreeEnsemble read(List<String> lines, int outputs) throws IOException {
    String file = outputs + "\n" + String.join("\n", lines);
    return TreeEnsemble.read(new BufferedReader(new StringReader(file)));
  }
}
