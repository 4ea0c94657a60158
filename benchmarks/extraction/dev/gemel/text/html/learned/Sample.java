package dev.gemel.text.html.learned;

import dev.gemel.text.html.ContentExtractor;
import dev.gemel.text.html.Extraction;
import dev.gemel.text.html.block.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A page of the development data with the features of its blocks and how true each block is. */
final class Sample {
  static final int SPAN = 4;
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int NEAR = 10;

  final String id;
  final String url;

  final PageType type;

  /** Whether it belongs to the article set, which counts 4-grams. */
  final boolean shingles;

  final List<String> truth;
  private final String truthText;
  final List<List<String>> words = new ArrayList<>();
  final boolean[] ruled;
  final boolean[] commented;
  final float[] page;
  final float[][] rows;
  final double[] labels;
  final double[] weights;

  /** The likelihoods of the types, set before the block features are read. */
  float[] types = new float[PageType.values().length];

  private final String html;

  Sample(String id, String url, PageType type, boolean shingles, String html, String truthText) {
    this.id = id;
    this.url = url;
    this.html = html;
    this.type = type;
    this.shingles = shingles;
    this.truthText = truthText;
    this.truth = words(truthText);
    PageView view = ContentExtractor.view(html, url);
    ruled = new boolean[view.lines().size()];
    commented = new boolean[ruled.length];
    for (int i = 0; i < ruled.length; i++) {
      ruled[i] = view.lines().get(i).ruled();
      commented[i] = view.lines().get(i).commented();
    }
    this.page = PageFeatures.of(view);
    this.rows = BlockFeatures.of(view, types);
    for (PageView.Line line : view.lines()) {
      Block block = line.block();
      words.add(words(block.text()));
    }
    labels = labels();
    weights = new double[labels.length];
    double total = words.stream().mapToInt(List::size).sum();
    double scale = Math.max(30, truth.size() + 0.1 * Math.min(total, 5000));
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.min(2, 10 * words.get(i).size() / scale);
    }
  }

  static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(r -> r.group()).toList();
  }

  /** A copy of the features of a block with the types as they are now. */
  float[] row(int i) {
    float[] row = rows[i].clone();
    System.arraycopy(
        types, 0, row, row.length - BlockFeatures.BEHIND_TYPES - types.length, types.length);
    return row;
  }

  private double[] labels() {
    List<String> flat = new ArrayList<>();
    words.forEach(flat::addAll);
    Set<String> grams = new HashSet<>(grams(truth, SPAN));
    boolean[] covered = new boolean[flat.size()];
    for (int i = 0; i + SPAN <= flat.size(); i++) {
      if (grams.contains(String.join(" ", flat.subList(i, i + SPAN)))) {
        Arrays.fill(covered, i, i + SPAN, true);
      }
    }
    Set<String> lines = new HashSet<>();
    for (String line : truthText.split("\n")) {
      lines.add(String.join(" ", words(line)));
    }
    double[] found = new double[words.size()];
    int at = 0;
    for (int b = 0; b < found.length; b++) {
      int size = words.get(b).size();
      int hits = 0;
      for (int i = 0; i < size; i++) {
        hits += covered[at + i] ? 1 : 0;
      }
      at += size;
      found[b] = size == 0 ? 0 : (double) hits / size;
      if (size > 0 && found[b] < 0.5 && lines.contains(String.join(" ", words.get(b)))) {
        found[b] = 1;
      }
    }
    return withoutCopies(found);
  }

  /** Of equal blocks as many are true as the truth has of them: those in the truest company. */
  private double[] withoutCopies(double[] found) {
    String all = " " + String.join(" ", truth) + " ";
    Map<String, List<Integer>> copies = new HashMap<>();
    for (int b = 0; b < found.length; b++) {
      if (!words.get(b).isEmpty() && found[b] >= 0.5) {
        copies.computeIfAbsent(String.join(" ", words.get(b)), k -> new ArrayList<>()).add(b);
      }
    }
    double[] kept = found.clone();
    copies.forEach(
        (key, list) -> {
          if (list.size() > 1) {
            int wanted = Math.max(1, occurrences(all, " " + key + " "));
            list.sort((a, b) -> Double.compare(company(found, b), company(found, a)));
            list.subList(Math.min(wanted, list.size()), list.size()).forEach(b -> kept[b] = 0);
          }
        });
    return kept;
  }

  private double company(double[] found, int b) {
    double sum = 0;
    double all = 0;
    for (int i = Math.max(0, b - NEAR); i < Math.min(found.length, b + NEAR + 1); i++) {
      if (i != b) {
        sum += found[i] * words.get(i).size();
        all += words.get(i).size();
      }
    }
    return all == 0 ? 0 : sum / all;
  }

  private static int occurrences(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length() - 1)) {
      count++;
    }
    return count;
  }

  static List<String> grams(List<String> words, int n) {
    List<String> grams = new ArrayList<>();
    int last = words.isEmpty() ? 0 : Math.max(1, words.size() - n + 1);
    for (int i = 0; i < last; i++) {
      grams.add(String.join(" ", words.subList(i, Math.min(words.size(), i + n))));
    }
    return grams;
  }

  /** What the extraction makes of the page with the weights that it has on board. */
  Extraction extract() {
    return ContentExtractor.extract(html, url);
  }

  /** Precision and recall of a text. */
  double[] score(String text) {
    return score(words(text), truth, shingles ? SPAN : 1);
  }

  /** Precision and recall of a choice of blocks by the measure of the page's set. */
  double[] score(boolean[] chosen) {
    List<String> found = new ArrayList<>();
    for (int b = 0; b < chosen.length; b++) {
      if (chosen[b]) {
        found.addAll(words.get(b));
      }
    }
    return score(found, truth, shingles ? SPAN : 1);
  }

  static double[] score(List<String> found, List<String> truth, int n) {
    Map<String, Integer> wanted = new HashMap<>();
    List<String> wantedGrams = grams(truth, n);
    wantedGrams.forEach(gram -> wanted.merge(gram, 1, Integer::sum));
    List<String> grams = grams(found, n);
    double common = 0;
    for (String gram : grams) {
      if (wanted.merge(gram, -1, Integer::sum) >= 0) {
        common++;
      }
    }
    double precision = grams.isEmpty() ? (wantedGrams.isEmpty() ? 1 : 0) : common / grams.size();
    double recall = wantedGrams.isEmpty() ? 1 : common / wantedGrams.size();
    return new double[] {precision, recall};
  }

  static double f1(double p, double r) {
    return p + r == 0 ? 0 : 2 * p * r / (p + r);
  }
}
