package dev.gemel.jobs.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gemel.jobs.progress.Standing.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTextTest {
  private static final int WIDE = 200;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "clean    | 25        | 40        | documents | 1       | 3.0   | clean  62 %  25 of 40 documents  3.0/s  5 s left",
        "clean    | 0         | 40        | documents | 1       | 0     | clean   0 %  0 of 40 documents",
        "clean    | 40        | 40        | documents | 1       | 3.0   | clean  100 %  40 of 40 documents  3.0/s",
        "clean    | 50        | 40        | documents | 1       | 3.0   | clean  100 %  50 of 40 documents  3.0/s",
        "crawl    | 120       | -         | pages     | 1       | 2.5   | crawl  120 pages  2.5/s",
        "crawl    | 0         | 0         | pages     | 1       | 0     | crawl  0 pages",
        "sft      | 10        | 110       | steps     | 1       | 0.1   | sft   9 %  10 of 110 steps  6.0/min  17 min left",
        "embed    | 0         | 36000     | chunks    | 1       | 2     | embed   0 %  0 of 36000 chunks  2.0/s  5 h 0 min left",
        "x.gguf   | 20000000  | 100000000 | MB        | 1000000 | 5e6   | x.gguf  20 %  20 of 100 MB  5.0 MB/s  16 s left",
        "x.gguf   | 400000    | 100000000 | MB        | 1000000 | 400   | x.gguf   0 %  0 of 100 MB  0.0 MB/s  69 h 10 min left",
        "x.gguf   | 20000000  | -         | MB        | 1000000 | 5e6   | x.gguf  20 MB  5.0 MB/s",
      })
  void tellsAmountRateAndTimeLeft(
      String step, long done, Long total, String unit, double scale, double rate, String line) {
    Standing at = Standing.of(step, new Count(done, total, unit, scale));
    assertEquals(line, LineText.plain(at, rate));
  }

  @Test
  void anEstimateOfItsOwnGoesBeforeTheRates() {
    Standing at = new Standing("sft", Count.of(40, 120L, "steps"), "loss 1.235", 35.4);
    assertEquals("sft  33 %  40 of 120 steps  loss 1.235  2.0/s  35 s left", LineText.plain(at, 2));
  }

  @Test
  void aPhaseHasNoCount() {
    assertEquals("dpo  loading", LineText.plain(new Standing("dpo", null, "loading", null), 1));
    assertEquals("dpo", LineText.plain(new Standing("dpo", null, "", null), 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100 | 62 | clean  [=============>          ]  62 %  62 of 100 documents  3.0/s  13 s left",
        "66  | 62 | clean  [======>     ]  62 %  62 of 100 documents  3.0/s  13 s left",
        "60  | 62 | clean  [==>   ]  62 %  62 of 100 documents  3.0/s  13 s left",
        "59  | 62 | clean  [==>  ]  62 %  62 of 100 documents  3.0/s  13 s left",
        "58  | 62 | clean  62 %  62 of 100 documents  3.0/s  13 s left",
        "30  | 62 | clean  62 %  62 of 100 documen",
        "1   | 62 | c",
        "0   | 62 | ''",
        "66  | 0  | clean  [             ]   0 %  0 of 100 documents  3.0/s  33 s left",
        "66  | 1  | clean  [             ]   1 %  1 of 100 documents  3.0/s  33 s left",
        "66  | 10 | clean  [>           ]  10 %  10 of 100 documents  3.0/s  30 s left",
        "57  | 100 | clean  [============]  100 %  100 of 100 documents  3.0/s",
      })
  void theBarTakesTheRoomThereIs(int columns, long done, String line) {
    Standing at = Standing.of("clean", Count.of(done, 100L, "documents"));
    assertEquals(line, LineText.fitted(at, 3, columns, false));
  }

  @Test
  void noBarWithoutATotal() {
    Standing at = Standing.of("crawl", Count.of(7, null, "pages"));
    assertEquals("crawl  7 pages  3.0/s", LineText.fitted(at, 3, WIDE, false));
  }

  @Test
  void onlyTheBarIsColoured() {
    Standing at = Standing.of("clean", Count.of(2, 4L, "documents"));
    assertEquals(
        "clean  [\033[32m=====>\033[0m      ]  50 %  2 of 4 documents",
        LineText.fitted(at, 0, 45, true));
  }

  @Test
  void aNameFromElsewhereMovesNoCursor() {
    Standing at = Standing.of("a\033[2Jb\r", Count.of(1, 2L, "MB"));
    assertEquals("a?[2Jb?  50 %  1 of 2 MB", LineText.plain(at, 0));
  }

  @Test
  void aCutLeavesWholeCharacters() {
    assertEquals("a\uD83D\uDE00", LineText.cut("a\uD83D\uDE00b", 2));
  }
}
