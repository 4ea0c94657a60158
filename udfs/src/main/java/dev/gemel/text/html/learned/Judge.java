package dev.gemel.text.html.learned;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The learned half of the extraction: how likely a page is of each type, and how likely each of its
 * blocks is content. The weights are learned from development pages by the program in {@code
 * benchmarks/extraction}.
 */
public final class Judge {
  private static final TreeEnsemble TYPES = load("page-types.trees");
  private static final TreeEnsemble BLOCKS = load("blocks.trees");

  private Judge() {}

  private static TreeEnsemble load(String name) {
    try (InputStream in = Judge.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing beside Judge.class");
      }
      return TreeEnsemble.read(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }

  /** The likelihood of each {@link PageType}, in their order; the sum is 1. */
  public static float[] types(PageView view) {
    return types(TYPES, PageFeatures.of(view));
  }

  static float[] types(TreeEnsemble trees, float[] features) {
    double[] scores = trees.score(features);
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = likelihood(scores[i]);
      sum += scores[i];
    }
    float[] types = new float[scores.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = (float) (scores[i] / sum);
    }
    return types;
  }

  /** The likelihood of each block of a page. */
  static float[] blocks(PageView view, float[] types) {
    return blocks(BLOCKS, BlockFeatures.of(view, types));
  }

  /** The likelihood for each row; 0 for an empty one. */
  static float[] blocks(TreeEnsemble trees, float[][] rows) {
    float[] likely = new float[rows.length];
    for (int i = 0; i < likely.length; i++) {
      likely[i] = rows[i].length == 0 ? 0 : (float) likelihood(trees.score(rows[i])[0]);
    }
    return likely;
  }

  private static double likelihood(double score) {
    return 1 / (1 + Math.exp(-score));
  }
}
