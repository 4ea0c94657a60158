package dev.gemel.embedded.qdrant;

import static dev.gemel.embedded.qdrant.QdrantUnderTest.get;
import static dev.gemel.embedded.qdrant.QdrantUnderTest.refusal;
import static io.qdrant.client.ConditionFactory.filter;
import static io.qdrant.client.ConditionFactory.hasId;
import static io.qdrant.client.ConditionFactory.isEmpty;
import static io.qdrant.client.ConditionFactory.isNull;
import static io.qdrant.client.ConditionFactory.match;
import static io.qdrant.client.ConditionFactory.matchExceptKeywords;
import static io.qdrant.client.ConditionFactory.matchExceptValues;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.ConditionFactory.matchKeywords;
import static io.qdrant.client.ConditionFactory.matchValues;
import static io.qdrant.client.ConditionFactory.range;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.ValueFactory.list;
import static io.qdrant.client.ValueFactory.nullValue;
import static io.qdrant.client.ValueFactory.value;
import static io.qdrant.client.VectorsFactory.vectors;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Status;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.MinShould;
import io.qdrant.client.grpc.Common.Range;
import io.qdrant.client.grpc.JsonWithInt.Struct;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.ScrollPoints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Filters, each with the points it matches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QdrantFilterContractTest {
  private static final String LONG = "long ".repeat(10_000);

  /** One payload per point, numbered from 0. */
  private static final List<Map<String, Value>> PAYLOADS =
      List.of(
          Map.of("author", value("Ada"), "words", value(100), "draft", value(true)),
          Map.of("author", value("Blaise"), "words", value(250.5), "draft", value(false)),
          Map.of("author", list(List.of(value("Ada"), value("Blaise"))), "words", value(-3)),
          Map.of("author", nullValue(), "words", list(List.of(value(1), value(1000)))),
          Map.of("author", list(List.of()), "meta", object("site", value("x"))),
          Map.of("meta", object("site", list(List.of(value("x"), value("y"))))),
          Map.of("links", list(List.of(object("to", value(1)), object("to", value(2))))),
          Map.of("author", value(LONG), "words", value(Long.MAX_VALUE)),
          Map.of("author", value(5), "words", value("100"), "draft", value("true")),
          Map.of("author", list(List.of(nullValue())), "a.b", value(1)));

  private QdrantUnderTest server;
  private String collection;

  private static Value object(String key, Value value) {
    return Value.newBuilder().setStructValue(Struct.newBuilder().putFields(key, value)).build();
  }

  @BeforeAll
  void fill(@TempDir Path folder) {
    server = QdrantUnderTest.start(folder);
    collection = server.createCollection(1, Distance.Dot);
    List<PointStruct> points = new ArrayList<>();
    for (Map<String, Value> payload : PAYLOADS) {
      points.add(
          PointStruct.newBuilder()
              .setId(id(points.size()))
              .setVectors(vectors(1f))
              .putAllPayload(payload)
              .build());
    }
    get(server.client().upsertAsync(collection, points));
  }

  @AfterAll
  void disconnect() {
    server.close();
  }

  private static Filter must(Condition... conditions) {
    return Filter.newBuilder().addAllMust(Arrays.asList(conditions)).build();
  }

  private static Filter should(Condition... conditions) {
    return Filter.newBuilder().addAllShould(Arrays.asList(conditions)).build();
  }

  private static Filter mustNot(Condition... conditions) {
    return Filter.newBuilder().addAllMustNot(Arrays.asList(conditions)).build();
  }

  private static Condition words(Range.Builder range) {
    return range("words", range.build());
  }

  private static Filter minShould(int count, Condition... conditions) {
    return Filter.newBuilder()
        .setMinShould(
            MinShould.newBuilder().setMinCount(count).addAllConditions(Arrays.asList(conditions)))
        .build();
  }

  static Stream<Arguments> filters() {
    Range.Builder open = Range.newBuilder();
    return Stream.of(
        Arguments.of("empty", Filter.getDefaultInstance(), "0 1 2 3 4 5 6 7 8 9"),
        Arguments.of("keyword", must(matchKeyword("author", "Ada")), "0 2"),
        Arguments.of("keyword of no one", must(matchKeyword("author", "ada")), ""),
        Arguments.of("long keyword", must(matchKeyword("author", LONG)), "7"),
        Arguments.of("long keyword, differs late", must(matchKeyword("author", LONG + "x")), ""),
        Arguments.of("any keyword", must(matchKeywords("author", List.of("Ada", "Eve"))), "0 2"),
        Arguments.of("no keyword", must(matchKeywords("author", List.of())), ""),
        Arguments.of(
            "except keyword", must(matchExceptKeywords("author", List.of("Ada"))), "1 2 7 8"),
        Arguments.of(
            "except keywords",
            must(matchExceptKeywords("author", List.of("Blaise", "Ada", LONG))),
            "8"),
        Arguments.of("integer", must(match("words", 100)), "0"),
        Arguments.of("integer in array", must(match("words", 1000)), "3"),
        Arguments.of("greatest integer", must(match("words", Long.MAX_VALUE)), "7"),
        Arguments.of("near the greatest", must(match("words", Long.MAX_VALUE - 1)), ""),
        Arguments.of("any integer", must(matchValues("words", List.of(-3L, 1L))), "2 3"),
        Arguments.of(
            "except integer", must(matchExceptValues("words", List.of(100L, -3L))), "1 3 7 8"),
        Arguments.of("true", must(match("draft", true)), "0"),
        Arguments.of("false", must(match("draft", false)), "1"),
        Arguments.of("range", must(words(open.clone().setGte(1).setLt(250.5))), "0 3"),
        Arguments.of("range upwards", must(words(open.clone().setGt(100))), "1 3 7"),
        Arguments.of("range downwards", must(words(open.clone().setLte(-3))), "2"),
        Arguments.of("range of one value", must(words(open.clone().setGt(1).setLt(100))), ""),
        Arguments.of("empty range", must(words(open.clone().setGt(5).setLt(4))), ""),
        Arguments.of("two lower bounds", must(words(open.clone().setGt(99).setGte(101))), "1 3 7"),
        Arguments.of("is empty", must(isEmpty("author")), "3 4 5 6"),
        Arguments.of("is not empty", mustNot(isEmpty("author")), "0 1 2 7 8 9"),
        Arguments.of("is null", must(isNull("author")), "3"),
        Arguments.of("is empty, unknown", must(isEmpty("none")), "0 1 2 3 4 5 6 7 8 9"),
        Arguments.of("has id", must(hasId(List.of(id(2), id(7), id(99)))), "2 7"),
        Arguments.of("nested key", must(matchKeyword("meta.site", "x")), "4 5"),
        Arguments.of("nested key in array", must(match("links[].to", 2)), "6"),
        Arguments.of("nested key without brackets", must(match("links.to", 2)), ""),
        Arguments.of("dot in a key, as path", must(match("a.b", 1)), ""),
        Arguments.of("dot in a key, quoted", must(match("\"a.b\"", 1)), "9"),
        Arguments.of("except nothing", must(matchExceptValues("words", List.of())), "0 1 2 3 7 8"),
        Arguments.of("object is not empty", mustNot(isEmpty("meta")), "4 5"),
        Arguments.of(
            "must twice",
            must(matchKeyword("author", "Ada"), matchKeyword("author", "Blaise")),
            "2"),
        Arguments.of("should", should(match("words", 100), match("draft", false)), "0 1"),
        Arguments.of("must not", mustNot(isEmpty("author"), match("words", 100)), "1 2 7 8 9"),
        Arguments.of(
            "all three",
            Filter.newBuilder()
                .addMust(matchKeyword("author", "Ada"))
                .addShould(match("draft", true))
                .addShould(match("words", -3))
                .addMustNot(hasId(id(0)))
                .build(),
            "2"),
        Arguments.of(
            "inner filter", must(filter(mustNot(isEmpty("words"))), isEmpty("author")), "3"),
        Arguments.of(
            "min should",
            minShould(2, matchKeyword("author", "Ada"), match("words", -3), match("draft", true)),
            "0 2"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filters")
  void matches(String name, Filter filter, String expected) {
    ScrollPoints request =
        ScrollPoints.newBuilder()
            .setCollectionName(collection)
            .setFilter(filter)
            .setLimit(100)
            .build();
    String found =
        get(server.client().scrollAsync(request)).getResultList().stream()
            .map(point -> QdrantUnderTest.show(point.getId()))
            .collect(Collectors.joining(" "));
    assertEquals(expected, found);
    assertEquals(
        expected.isEmpty() ? 0 : expected.split(" ").length,
        get(server.client().countAsync(collection, filter, true)));
  }

  @Test
  void takesLongLists() {
    List<Long> numbers = LongStream.range(0, 20_000).boxed().toList();
    Filter in = must(matchValues("words", numbers));
    assertEquals(2, get(server.client().countAsync(collection, in, true)));
    Filter except = must(matchExceptValues("words", numbers));
    assertEquals(4, get(server.client().countAsync(collection, except, true)));
  }

  @Test
  void refusesAnEmptyCondition() {
    refusal(
        Status.Code.INVALID_ARGUMENT,
        () -> server.client().countAsync(collection, must(Condition.getDefaultInstance()), true));
  }

  @Test
  void answersFiltersThatAreDeep() {
    Filter filter = must(matchKeyword("author", "Ada"));
    for (int i = 0; i < 30; i++) {
      filter = must(filter(filter));
    }
    assertEquals(2, get(server.client().countAsync(collection, filter, true)));
  }
}
