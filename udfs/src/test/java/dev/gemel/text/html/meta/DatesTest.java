package dev.gemel.text.html.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DatesTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/cases/html-dates.csv", delimiter = '|')
  void dates(String written, String iso) {
    assertEquals(iso, Dates.parse(written));
  }
}
