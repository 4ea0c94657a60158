package dev.gemel.text.html;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Floors under the scores on real pages; {@link ExtractionScore} prints the whole table. */
class ExtractionScoreTest {
  private static final double MIN_SHINGLE_F1 = 0.970;
  private static final double MIN_WORD_F1 = 0.74;
  private static final double MIN_ARTICLE_WORD_F1 = 0.955;

  @Test
  void articlesByShingles() {
    double f1 =
        ExtractionScore.f1OfMeans(ExtractionScore.shingles(SharedData.require("extraction-dev")));
    assertTrue(f1 >= MIN_SHINGLE_F1, "4-gram F1 on extraction-dev is " + f1);
  }

  @Test
  void allPageTypesByWords() {
    List<ExtractionScore.Page> pages = ExtractionScore.wcxb(SharedData.require("wcxb-dev"));
    double all = ExtractionScore.meanF1(pages);
    double articles =
        ExtractionScore.meanF1(pages.stream().filter(p -> p.type().equals("article")).toList());
    assertTrue(all >= MIN_WORD_F1, "word F1 on wcxb-dev is " + all);
    assertTrue(
        articles >= MIN_ARTICLE_WORD_F1, "word F1 on the articles of wcxb-dev is " + articles);
  }
}
