package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gemel.jobs.run.DataException;
import dev.gemel.jobs.sql.LineFunction;
import dev.gemel.jobs.sql.TextFunctions;
import dev.gemel.jobs.sql.TextScalar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * One table of cases through three doors: the Java function, SQL, the command line. The test {@code
 * updates} writes the expected answers, from the Java functions, where it is run alone with {@code
 * -DargLine=-Dgemel.golden.update=true}.
 */
@TestMethodOrder(OrderAnnotation.class)
class DoorsTest {
  private static final int FEWEST = 4;

  static Stream<DoorCase> cases() throws IOException {
    return DoorCase.all().stream();
  }

  static Stream<DoorCase> sqlCases() throws IOException {
    return cases().filter(SqlDoor::takes);
  }

  @Test
  @Order(1)
  void updates() throws IOException {
    assumeTrue(Boolean.getBoolean("gemel.golden.update"), "goldens are read, not written");
    List<String> lines = new ArrayList<>();
    for (DoorCase test : DoorCase.all()) {
      ObjectNode json = test.json();
      if (!test.isRaw() && !test.isError() && !json.has("agree")) {
        json.set("expected", JavaDoor.answer(test.function(), test.line()));
      }
      // Half a surrogate pair could not be saved as UTF-8, and an invisible character not be read.
      lines.add(escaped(json.toString()));
    }
    Files.write(DoorCase.FILE, lines);
  }

  private static String escaped(String json) {
    return json.chars()
        .mapToObj(c -> c > 126 && !Character.isLetter(c) ? "\\u%04x".formatted(c) : "" + (char) c)
        .collect(Collectors.joining());
  }

  @Test
  void everyFunctionHasThreeDoorsAndCasesForThem() throws IOException {
    List<String> sql = TextFunctions.SQL.stream().map(TextScalar::name).toList();
    assertEquals(sql, LineFunction.all().stream().map(LineFunction::name).toList());
    assertEquals(Set.copyOf(sql), JavaDoor.names());
    Map<String, Long> cases =
        sqlCases()
            .filter(test -> !test.isError())
            .collect(Collectors.groupingBy(DoorCase::function, Collectors.counting()));
    assertEquals(new TreeSet<>(sql), new TreeSet<>(cases.keySet()));
    assertTrue(cases.values().stream().allMatch(n -> n >= FEWEST), cases.toString());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCommandLine(DoorCase test) throws IOException {
    JsonNode answer = commandLine(test);
    if (test.isError()) {
      String message = test.json().get("error").asText();
      assertTrue(answer.path("error").asText().contains(message), answer.toString());
    } else {
      assertEquals(expected(test), answer);
    }
  }

  private static JsonNode commandLine(DoorCase test) throws IOException {
    byte[] line = (test.text() + "\n").getBytes(StandardCharsets.UTF_8);
    if (!test.isRaw()) {
      // Other programs write half a surrogate pair as an escape, which JSON allows.
      line = (escaped(test.text()) + "\n").getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TextCommand text = new TextCommand(new ByteArrayInputStream(line));
    var parsed = new CommandLine(text.spec()).parseArgs(test.function());
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    if (test.isError()) {
      assertThrows(DataException.class, () -> text.run(parsed, print));
    } else {
      text.run(parsed, print);
    }
    return DoorCase.MAPPER.readTree(out.toByteArray());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void java(DoorCase test) {
    assumeTrue(!test.isRaw() && !test.isError(), "errors are the other doors' own");
    assertEquals(expected(test), JavaDoor.answer(test.function(), test.line()));
  }

  @ParameterizedTest
  @MethodSource("sqlCases")
  void sql(DoorCase test) {
    boolean complete = !test.line().isEmpty() && !test.line().containsValue(null);
    if (test.isError() && complete) {
      Exception e = assertThrows(Exception.class, () -> SqlDoor.answer(test));
      assertTrue(chain(e).contains(test.json().get("error").asText()), chain(e));
    } else {
      assertEquals(expectedOfSql(test), SqlDoor.answer(test));
    }
  }

  private static JsonNode expectedOfSql(DoorCase test) {
    if (test.isError()) {
      return NullNode.instance; // Null in, null out.
    }
    if (test.json().has("sql")) {
      return test.json().get("sql");
    }
    JsonNode line =
        test.json().has("utf8")
            ? JavaDoor.answer(test.function(), test.utf8Line())
            : expected(test);
    return line.path("url").isNull() ? NullNode.instance : line;
  }

  private static String chain(Throwable e) {
    return e == null ? "" : e.getMessage() + "\n" + chain(e.getCause());
  }

  private static JsonNode expected(DoorCase test) {
    return test.json().has("agree")
        ? JavaDoor.answer(test.function(), test.line())
        : test.json().get("expected");
  }
}
