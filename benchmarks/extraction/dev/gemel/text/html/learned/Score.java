package dev.gemel.text.html.learned;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The figures of a way to choose blocks: word F1 by type and overall, and F1 of the articles. */
record Score(double[] byType, double all, double articles) {
  static Score of(List<Sample> samples, Function<Sample, boolean[]> choice) {
    return ofScores(samples, s -> s.score(choice.apply(s)));
  }

  static Score ofScores(List<Sample> samples, Function<Sample, double[]> scores) {
    double[] sums = new double[PageType.values().length];
    int[] counts = new int[sums.length];
    double precision = 0;
    double recall = 0;
    int articles = 0;
    for (Sample s : samples) {
      double[] pr = scores.apply(s);
      if (s.shingles) {
        precision += pr[0];
        recall += pr[1];
        articles++;
      } else {
        sums[s.type.ordinal()] += Sample.f1(pr[0], pr[1]);
        counts[s.type.ordinal()]++;
      }
    }
    double all = 0;
    int pages = 0;
    for (int i = 0; i < sums.length; i++) {
      all += sums[i];
      pages += counts[i];
      sums[i] /= Math.max(1, counts[i]);
    }
    double n = Math.max(1, articles);
    return new Score(sums, all / Math.max(1, pages), Sample.f1(precision / n, recall / n));
  }

  static String head() {
    StringBuilder head = new StringBuilder(String.format("%-34s %9s %6s", "", "articles", "wcxb"));
    for (PageType type : PageType.values()) {
      head.append(String.format(" %10.10s", type.name().toLowerCase(Locale.ROOT)));
    }
    return head.toString();
  }

  String line(String name) {
    StringBuilder line = new StringBuilder(format("%-34s %9.4f %6.4f", name, articles, all));
    for (double f1 : byType) {
      line.append(format(" %10.3f", f1));
    }
    return line.toString();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
