package dev.gemel.jobs.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gemel.jobs.SparkTests;
import dev.gemel.jobs.table.BronzeTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Which answers of a server withdraw a page, told from frames. */
class AbsencesTest {
  /** Newest answer about a page and how the crawl took it; why the page is absent, if it is. */
  private static final List<String[]> ANSWERS =
      List.of(
          new String[] {"404", "failed", "gone"},
          new String[] {"410", "gone", "gone"},
          new String[] {"301", "redirected", "moved"},
          new String[] {"308", "denied", "moved"},
          new String[] {"301", "failed", ""},
          new String[] {"302", "redirected", ""},
          new String[] {"500", "failed", ""},
          new String[] {"304", "not_modified", ""});

  @Test
  void theNewestTellingAnswerDecides() {
    SparkSession spark = SparkTests.session();
    List<Row> pages = new ArrayList<>();
    List<Row> fetches = new ArrayList<>();
    Map<String, String> expected = new TreeMap<>();
    for (String[] answer : ANSWERS) {
      String left = "http://example.org/" + answer[0] + "/" + answer[1];
      String back = left + "/back";
      int status = Integer.parseInt(answer[0]);
      for (String url : List.of(left, back)) {
        pages.add(Pages.html(url, "<p>text</p>"));
        fetches.add(Fetches.row(1, url, 200, "fetched"));
        fetches.add(Fetches.row(2, url, status, answer[1]));
      }
      fetches.add(Fetches.row(3, back, 304, "not_modified"));
      expected.put(left, answer[2]);
      expected.put(back, "");
    }
    Map<String, String> found = new TreeMap<>();
    Dataset<Row> answers = spark.createDataFrame(fetches, BronzeTables.FETCHES.schema());
    Absences.marked(Pages.frame(spark, pages.toArray(Row[]::new)), answers)
        .select("url", Absences.REASON)
        .collectAsList()
        .forEach(r -> found.put(r.getString(0), r.isNullAt(1) ? "" : r.getString(1)));
    assertEquals(expected, found);
  }
}
