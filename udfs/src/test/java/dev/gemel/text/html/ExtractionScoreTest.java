package dev.gemel.text.html;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Floors under the scores on real pages; {@link ExtractionScore} prints the whole table. */
class ExtractionScoreTest {
  private static final double MIN_SHINGLE_F1 = 0.970;
  private static final double MIN_WORD_F1 = 0.74;
  private static final double MIN_ARTICLE_WORD_F1 = 0.955;

  /** Every how many pages are a sample, and the floors under it, which are its own. */
  private static final int SAMPLE = 8;

  private static final double MIN_SAMPLE_SHINGLE_F1 = 0.975;
  private static final double MIN_SAMPLE_WORD_F1 = 0.85;
  private static final double MIN_SAMPLE_ARTICLE_WORD_F1 = 0.96;

  @Test
  void articlesByShingles() {
    byShingles(SAMPLE, MIN_SAMPLE_SHINGLE_F1);
  }

  @Tag("heavy")
  @Test
  void allArticlesByShingles() {
    byShingles(1, MIN_SHINGLE_F1);
  }

  private static void byShingles(int step, double min) {
    double f1 =
        ExtractionScore.f1OfMeans(
            ExtractionScore.shingles(SharedData.require("extraction-dev"), step));
    assertTrue(f1 >= min, "4-gram F1 on extraction-dev is " + f1);
  }

  @Test
  void allPageTypesByWords() {
    byWords(SAMPLE, MIN_SAMPLE_WORD_F1, MIN_SAMPLE_ARTICLE_WORD_F1);
  }

  @Tag("heavy")
  @Test
  void allPagesByWords() {
    byWords(1, MIN_WORD_F1, MIN_ARTICLE_WORD_F1);
  }

  private static void byWords(int step, double min, double minOfArticles) {
    List<ExtractionScore.Page> pages = ExtractionScore.wcxb(SharedData.require("wcxb-dev"), step);
    double all = ExtractionScore.meanF1(pages);
    double articles =
        ExtractionScore.meanF1(pages.stream().filter(p -> p.type().equals("article")).toList());
    assertTrue(all >= min, "word F1 on wcxb-dev is " + all);
    assertTrue(articles >= minOfArticles, "word F1 on the articles of wcxb-dev is " + articles);
  }
}
