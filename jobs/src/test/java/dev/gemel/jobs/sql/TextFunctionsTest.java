package dev.gemel.jobs.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.jobs.SparkTests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One table of cases through the doors: SQL, {@code call_function} by name, and the line form. */
class TextFunctionsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Stream<JsonNode> cases() throws IOException {
    try (InputStream in =
        TextFunctionsTest.class.getResourceAsStream("/cases/text-functions.jsonl")) {
      String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return lines.lines().map(TextFunctionsTest::parse).toList().stream();
    }
  }

  private static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sqlAndLineAgree(JsonNode test) {
    JsonNode expected = test.get("expected");
    Object sql = SparkTests.session().sql("select " + test.get("sql").asText()).first().get(0);
    assertEquals(expected, MAPPER.valueToTree(sql));
    Map<String, Object> line =
        MAPPER.convertValue(test.get("line"), new TypeReference<Map<String, Object>>() {});
    Object answer = function(test).apply().apply(line).get(test.get("field").asText());
    assertEquals(expected, MAPPER.valueToTree(answer));
  }

  private static LineFunction function(JsonNode test) {
    String name = test.get("function").asText();
    return TextFunctions.LINES.stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyFunctionHasBothDoorsAndAnExampleThatRuns() throws IOException {
    List<String> sql = TextFunctions.SQL.stream().map(TextScalar::name).toList();
    assertEquals(sql, TextFunctions.LINES.stream().map(LineFunction::name).toList());
    for (LineFunction f : TextFunctions.LINES) {
      Map<String, Object> line = MAPPER.readValue(f.example(), new TypeReference<>() {});
      assertTrue(f.apply().apply(line).size() > 0, f.name());
    }
  }

  @Test
  void nullInGivesNullOut() {
    for (TextScalar<?> f : TextFunctions.SQL) {
      String nulls = f.inputTypes().length == 1 ? "null" : "null, null";
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
  void wrongArityFailsAtAnalysis() {
    AnalysisException e =
        assertThrows(
            AnalysisException.class,
            () -> SparkTests.session().sql("select text.normalize('a', 'b')"));
    assertTrue(e.getMessage().contains("takes 1 argument"), e.getMessage());
  }
}
