package dev.gemel.jobs.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.jobs.SparkTests;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.AnalysisException;
import org.junit.jupiter.api.Test;

/** What all text functions have in common in SQL; their answers are in {@code DoorsTest}. */
class TextFunctionsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void everyFunctionHasBothDoorsAndAnExampleThatRuns() throws IOException {
    List<String> sql = TextFunctions.SQL.stream().map(TextScalar::name).toList();
    assertEquals(sql, LineFunction.all().stream().map(LineFunction::name).toList());
    for (LineFunction f : LineFunction.all()) {
      Map<String, Object> line = MAPPER.readValue(f.example(), new TypeReference<>() {});
      assertTrue(f.apply().apply(line).size() > 0, f.name());
    }
  }

  @Test
  void nullInGivesNullOut() {
    for (TextScalar<?> f : TextFunctions.SQL) {
      String nulls = String.join(", ", Collections.nCopies(f.inputTypes().length, "null"));
      assertNull(
          SparkTests.session().sql("select text.%s(%s)".formatted(f.name(), nulls)).first().get(0));
    }
  }

  @Test
  void runsOverColumnsAndInNewSessions() {
    assertEquals(
        "b c",
        SparkTests.session()
            .newSession()
            .sql("select max(text.normalize(v)) from values ('a'), ('b\u00a0c') as t(v)")
            .first()
            .getString(0));
  }

  @Test
  void qualityTakesItsFormerOrderOfArguments() {
    String call = "select text.quality('personal-writing@gemel', 'Too short.').keep";
    assertEquals(false, SparkTests.session().sql(call).first().get(0));
  }

  @Test
  void aPolicyIsASecondArgument() {
    assertEquals("person1@example.org", masked("a@b.org", "'{\"mode\": \"surrogate\"}'"));
    assertEquals("a@b.org [IP]", masked("a@b.org 8.8.8.8", "'{\"types\": [\"IP\"]}'"));
    assertEquals("a@b.org [EMAIL]", masked("a@b.org c@d.org", "'{\"allow\": \"a@b.org\"}'"));
    assertEquals("[EMAIL]", masked("a@b.org", "null"));
  }

  @Test
  void aPolicyThatIsNoneIsAnError() {
    for (String policy : List.of("[1]", "null", "{\"no\": 1}", "{\"mode\": \"x\"}", "{")) {
      assertThrows(Exception.class, () -> masked("a@b.org", "'" + policy + "'"), policy);
    }
  }

  private static Object masked(String text, String policy) {
    String call = "select text.mask_pii('%s', %s).text".formatted(text, policy);
    return SparkTests.session().sql(call).first().get(0);
  }

  @Test
  void numbersAreTakenAsSizes() {
    String call = "select size(text.chunks('One. Two. Three.', null, 3, 4, null))";
    assertEquals(3, SparkTests.session().sql(call).first().get(0));
  }

  @Test
  void wrongArityFailsAtAnalysis() {
    AnalysisException e =
        assertThrows(
            AnalysisException.class,
            () -> SparkTests.session().sql("select text.normalize('a', 'b')"));
    assertTrue(e.getMessage().contains("takes 1 argument"), e.getMessage());
  }
}
