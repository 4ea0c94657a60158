package dev.gemel.text.html.learned;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Learns the weights of the extraction from the development pages and writes them as the two
 * resources of {@link Judge}: {@code TrainExtraction DATA RESOURCES}.
 */
final class TrainExtraction {
  /** Held-out parts; a page's part is told by the hash of its id. */
  static final int FOLDS = 5;

  private TrainExtraction() {}

  public static void main(String[] args) throws IOException {
    List<Sample> samples = Development.load(Path.of(args[0]));
    Path folder = Path.of(args[1]);
    write(folder.resolve("page-types.trees"), PageType.values().length, Learning.types(samples));
    heldOutTypes(samples);
    boolean[] off = new boolean[0];
    write(folder.resolve("blocks.trees"), 1, Learning.blocks(samples, off));
  }

  private static void write(Path file, int outputs, List<String> trees) throws IOException {
    List<String> lines = new ArrayList<>(List.of(String.valueOf(outputs)));
    lines.addAll(trees);
    Files.write(file, lines);
    System.out.println("wrote " + trees.size() + " trees to " + file);
  }

  /**
   * Gives each page the types that trees without it tell: the block features then hold as many
   * wrong types as they will on new pages.
   */
  static void heldOutTypes(List<Sample> samples) throws IOException {
    for (int fold = 0; fold < FOLDS; fold++) {
      TreeEnsemble trees = Learning.typeTrees(Learning.types(select(samples, outside(fold))));
      for (Sample s : select(samples, outside(fold).negate())) {
        s.types = Judge.types(trees, s.page);
      }
    }
  }

  static Predicate<Sample> outside(int fold) {
    return s -> Math.floorMod(s.id.hashCode() * 31 + 7, FOLDS) != fold;
  }

  static List<Sample> select(List<Sample> samples, Predicate<Sample> which) {
    return samples.stream().filter(which).toList();
  }
}
