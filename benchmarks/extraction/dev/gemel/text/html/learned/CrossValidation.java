package dev.gemel.text.html.learned;

import dev.gemel.text.html.ContentExtractor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Scores the extraction on pages that its weights have not seen, in five parts, whole and with one
 * thing left out at a time: {@code CrossValidation DATA [ablations]}.
 */
final class CrossValidation {
  private static final Map<String, Predicate<String>> ABLATIONS =
      Map.of(
          "no look at the rules' choice", n -> n.contains("ruled"),
          "no types", n -> n.startsWith("type."),
          "no names (class, id)", n -> n.startsWith("named.") || n.equals("near"),
          "no tags above", n -> n.startsWith("in."),
          "no cues of wording", n -> n.startsWith("cue.") || n.startsWith("heading."),
          "no declared text (JSON-LD)",
              n -> n.equals("described") || n.equals("reviewed") || n.equals("named"),
          "no main heading", n -> n.startsWith("main"),
          "no repetition", n -> n.startsWith("repeated") || n.startsWith("template"));

  private final List<Sample> samples;
  private final List<String> names;

  private CrossValidation(List<Sample> samples, List<String> names) {
    this.samples = samples;
    this.names = names;
  }

  public static void main(String[] args) throws IOException {
    List<Sample> samples = Development.load(Path.of(args[0]));
    TrainExtraction.heldOutTypes(samples);
    long right = samples.stream().filter(s -> PageType.likeliest(s.types) == s.type).count();
    System.out.println("page types told right: " + right + " of " + samples.size());
    PageView any = ContentExtractor.view("<p>text</p>", null);
    List<String> names = BlockFeatures.names(any, new float[PageType.values().length]);
    new CrossValidation(samples, names).run(args.length > 1);
  }

  private void run(boolean ablations) throws IOException {
    System.out.println(Score.head());
    print("every block of the truth (ceiling)", CrossValidation::truth);
    print("rules alone", s -> s.ruled);
    Map<Sample, float[]> likely = likely(n -> false);
    print(
        "learned and rules (as shipped)",
        s -> choice(s, likely.get(s), PageProfile.of(PageType.likeliest(s.types))));
    print("· learned alone", s -> choice(s, likely.get(s), new PageProfile(false, true)));
    print("· one threshold, 0.5", s -> above(likely.get(s)));
    if (ablations) {
      for (String name : ABLATIONS.keySet().stream().sorted().toList()) {
        Map<Sample, float[]> without = likely(ABLATIONS.getOrDefault(name, n -> false));
        print(
            "· " + name,
            s -> choice(s, without.get(s), PageProfile.of(PageType.likeliest(s.types))));
      }
    }
  }

  private void print(String name, Function<Sample, boolean[]> choice) {
    System.out.println(Score.of(samples, choice).line(name));
  }

  private Map<Sample, float[]> likely(Predicate<String> hidden) throws IOException {
    boolean[] off = new boolean[names.size()];
    for (int i = 0; i < off.length; i++) {
      off[i] = hidden.test(names.get(i));
    }
    Map<Sample, float[]> likely = new HashMap<>();
    for (int fold = 0; fold < TrainExtraction.FOLDS; fold++) {
      Predicate<Sample> train = TrainExtraction.outside(fold);
      List<String> lines = Learning.blocks(TrainExtraction.select(samples, train), off);
      TreeEnsemble trees = Learning.read(lines, 1);
      for (Sample s : TrainExtraction.select(samples, train.negate())) {
        likely.put(s, Learning.judge(trees, s, off));
      }
    }
    return likely;
  }

  private static boolean[] choice(Sample s, float[] likely, PageProfile profile) {
    int[] words = s.words.stream().mapToInt(List::size).toArray();
    return Content.choose(likely.clone(), words, s.ruled, s.commented, profile);
  }

  private static boolean[] above(float[] likely) {
    boolean[] chosen = new boolean[likely.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = likely[i] >= 0.5;
    }
    return chosen;
  }

  private static boolean[] truth(Sample s) {
    boolean[] chosen = new boolean[s.labels.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = s.labels[i] >= 0.5;
    }
    return chosen;
  }
}
