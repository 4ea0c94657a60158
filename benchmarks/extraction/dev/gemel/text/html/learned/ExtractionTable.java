package dev.gemel.text.html.learned;

import dev.gemel.text.html.Extraction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints the figures of the extraction with the weights on board, those published of others, and
 * the worst pages: {@code ExtractionTable DATA [WORST]}. The weights have seen these pages; {@link
 * CrossValidation} tells what to expect on others.
 */
final class ExtractionTable {
  private static final List<String> PEERS =
      List.of(
          "AutoExtract: articles .970 (181 pages)",
          "rs-trafilatura: articles .970, wcxb .859 dev, .893 test",
          "go-trafilatura: articles .960",
          "trafilatura: articles .958, wcxb .791 dev, .833 test",
          "readability.js: articles .947",
          "readability4j: articles .938, wcxb .771 dev, .819 test",
          "MinerU-HTML (neural): wcxb .827 dev");

  private record Row(Sample page, double[] score, PageType type) {
    double f1() {
      return Sample.f1(score[0], score[1]);
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%.3f P %.3f R %.3f %s read as %s %s",
          f1(),
          score[0],
          score[1],
          page.shingles ? "article set" : page.type,
          type,
          page.url);
    }
  }

  private ExtractionTable() {}

  public static void main(String[] args) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Sample s : Development.load(Path.of(args[0]))) {
      Extraction e = s.extract();
      rows.add(new Row(s, s.score(e.text()), e.pageType()));
    }
    figures(rows);
    System.out.println("\nPublished of others:");
    PEERS.forEach(System.out::println);
    int worst = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    System.out.println("\nThe " + worst + " worst pages:");
    rows.stream()
        .sorted(Comparator.comparingDouble(Row::f1))
        .limit(worst)
        .forEach(row -> System.out.println(row.line()));
  }

  private static void figures(List<Row> rows) {
    Map<Sample, double[]> scores = new HashMap<>();
    rows.forEach(row -> scores.put(row.page(), row.score()));
    List<Sample> samples = rows.stream().map(Row::page).toList();
    System.out.println(Score.head());
    System.out.println(
        Score.ofScores(samples, scores::get).line("on board (pages seen in training)"));
    System.out.println(Score.of(samples, s -> s.ruled).line("rules alone"));
    long right = rows.stream().filter(row -> row.type() == row.page().type).count();
    System.out.println("page types told right: " + right + " of " + rows.size());
  }
}
