package dev.gemel.embedded.qdrant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qdrant.client.ConditionFactory;
import io.qdrant.client.ValueFactory;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Range;
import io.qdrant.client.grpc.JsonWithInt.ListValue;
import io.qdrant.client.grpc.JsonWithInt.Struct;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Conditions by the index match what a plain reading of the payload says. */
class FilterQueryPropertyTest {
  /** A condition and what it means. */
  record Case(String path, Condition condition, Meaning meaning) {}

  /** Whether a condition holds for the value at its path, or for there being none (null). */
  interface Meaning {
    boolean holds(List<Value> found);
  }

  @Provide
  Arbitrary<Value> payloads() {
    Arbitrary<Value> scalars =
        Arbitraries.oneOf(
            Arbitraries.of("", "x", "y", "1", "true").map(ValueFactory::value),
            Arbitraries.longs().between(-2, 2).map(ValueFactory::value),
            Arbitraries.of(-1.5, -0.0, 1.0, 1.5).map(ValueFactory::value),
            Arbitraries.of(true, false).map(ValueFactory::value),
            Arbitraries.just(ValueFactory.nullValue()));
    Arbitrary<Value> lists = scalars.list().ofMaxSize(3).map(FilterQueryPropertyTest::list);
    Arbitrary<Value> values =
        Arbitraries.oneOf(
            scalars, lists, lists.list().ofMaxSize(2).map(FilterQueryPropertyTest::list));
    Arbitrary<Value> objects = objects(values);
    Arbitrary<Value> deep =
        Arbitraries.oneOf(
            values, objects, objects.list().ofMaxSize(3).map(FilterQueryPropertyTest::list));
    return objects(deep);
  }

  private static Arbitrary<Value> objects(Arbitrary<Value> values) {
    return Arbitraries.maps(Arbitraries.of("a", "b"), values)
        .ofMaxSize(2)
        .map(
            fields ->
                Value.newBuilder()
                    .setStructValue(Struct.newBuilder().putAllFields(fields))
                    .build());
  }

  private static Value list(List<Value> values) {
    return Value.newBuilder().setListValue(ListValue.newBuilder().addAllValues(values)).build();
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<String> paths = Arbitraries.of("a", "b", "a.a", "a.b", "a[]", "a[].b", "a[].a[]");
    return Combinators.combine(
            paths, Arbitraries.integers().between(0, 7), Arbitraries.longs().between(-2, 2))
        .as(FilterQueryPropertyTest::testCase);
  }

  private static Case testCase(String path, int kind, long number) {
    String word = number > 0 ? "x" : "1";
    return switch (kind) {
      case 0 -> each(path, ConditionFactory.match(path, number), v -> isInteger(v, number));
      case 1 -> each(path, ConditionFactory.matchKeyword(path, word), v -> isString(v, word));
      case 2 ->
          each(
              path,
              ConditionFactory.match(path, number > 0),
              v -> v.hasBoolValue() && v.getBoolValue() == number > 0);
      case 3 ->
          each(
              path,
              ConditionFactory.matchExceptValues(path, List.of(number)),
              v -> !v.hasNullValue() && !isInteger(v, number));
      case 4 ->
          each(
              path,
              ConditionFactory.matchExceptKeywords(path, List.of(word, "y")),
              v -> !v.hasNullValue() && !isString(v, word) && !isString(v, "y"));
      case 5 ->
          each(
              path,
              ConditionFactory.range(
                  path, Range.newBuilder().setGte((double) number).setLt(1.5).build()),
              v -> isNumber(v) && number(v) >= number && number(v) < 1.5);
      case 6 ->
          new Case(
              path,
              ConditionFactory.isEmpty(path),
              found -> found.stream().allMatch(FilterQueryPropertyTest::isEmpty));
      default ->
          new Case(
              path,
              ConditionFactory.isNull(path),
              found -> found.stream().anyMatch(Value::hasNullValue));
    };
  }

  /** A condition that holds for a value or for an element of an array, one level deep. */
  private static Case each(
      String path, Condition condition, java.util.function.Predicate<Value> test) {
    return new Case(
        path,
        condition,
        found ->
            found.stream()
                .flatMap(
                    v ->
                        v.hasListValue() ? v.getListValue().getValuesList().stream() : Stream.of(v))
                .anyMatch(test));
  }

  private static boolean isInteger(Value value, long number) {
    return value.hasIntegerValue() && value.getIntegerValue() == number;
  }

  private static boolean isString(Value value, String word) {
    return value.hasStringValue() && value.getStringValue().equals(word);
  }

  private static boolean isNumber(Value value) {
    return value.hasIntegerValue() || value.hasDoubleValue();
  }

  private static double number(Value value) {
    return value.hasIntegerValue() ? value.getIntegerValue() : value.getDoubleValue();
  }

  private static boolean isEmpty(Value value) {
    return value.hasNullValue()
        || (value.hasListValue() && value.getListValue().getValuesCount() == 0);
  }

  private static Stream<Value> find(Value value, List<String> keys) {
    if (keys.isEmpty()) {
      return Stream.of(value);
    }
    String key = keys.get(0);
    String name = key.replace("[]", "");
    Stream<Value> field =
        Stream.ofNullable(value.getStructValue().getFieldsMap().get(name)).filter(Objects::nonNull);
    Stream<Value> next =
        key.equals(name) ? field : field.flatMap(v -> v.getListValue().getValuesList().stream());
    return next.flatMap(v -> find(v, keys.subList(1, keys.size())));
  }

  @Property
  void matchWhatTheySay(@ForAll("payloads") Value payload, @ForAll("cases") Case condition)
      throws IOException {
    List<Value> found = find(payload, List.of(condition.path().split("\\."))).toList();
    assertEquals(condition.meaning().holds(found), matches(payload, condition.condition()));
  }

  private static boolean matches(Value payload, Condition condition) throws IOException {
    Document document = new Document();
    Map<String, Value> fields = payload.getStructValue().getFieldsMap();
    PayloadIndexer.index(fields, document);
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.addDocument(document);
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        var filter = io.qdrant.client.grpc.Common.Filter.newBuilder().addMust(condition).build();
        return new IndexSearcher(reader).count(FilterQuery.of(filter)) == 1;
      }
    }
  }
}
