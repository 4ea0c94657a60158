package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Match;
import io.qdrant.client.grpc.Common.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.jspecify.annotations.Nullable;

/** Conditions on one payload path as Lucene queries. */
final class FieldQuery {
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  private FieldQuery() {}

  /** As in Qdrant, a condition with several parts holds where any part does. */
  static Query of(FieldCondition condition) {
    rejectUnsupported(condition);
    String path = condition.getKey();
    rejectIndex(path);
    List<Query> parts = new ArrayList<>();
    if (condition.hasMatch()) {
      parts.add(match(path, condition.getMatch()));
    }
    if (condition.hasRange()) {
      parts.add(range(path, condition.getRange()));
    }
    if (condition.hasIsEmpty()) {
      parts.add(condition.getIsEmpty() ? isEmpty(path) : not(isEmpty(path)));
    }
    if (condition.hasIsNull()) {
      parts.add(condition.getIsNull() ? isNull(path) : not(isNull(path)));
    }
    if (parts.isEmpty()) {
      throw Rejections.invalid("At least one field condition must be specified for " + path);
    }
    return any(parts);
  }

  private static void rejectUnsupported(FieldCondition condition) {
    boolean geo =
        condition.hasGeoBoundingBox() || condition.hasGeoRadius() || condition.hasGeoPolygon();
    Rejections.unsupportedIf(geo, "geo conditions");
    Rejections.unsupportedIf(condition.hasValuesCount(), "values_count conditions");
    Rejections.unsupportedIf(condition.hasDatetimeRange(), "datetime ranges");
  }

  private static void rejectIndex(String path) {
    Rejections.unsupportedIf(INDEX.matcher(path).find(), "array indices in payload keys");
  }

  private static Query match(String path, Match match) {
    return switch (match.getMatchValueCase()) {
      case KEYWORD -> in(strings(path, List.of(match.getKeyword())));
      case INTEGER -> in(integers(path, List.of(match.getInteger())));
      case BOOLEAN -> in(Stream.of(PayloadTerms.bool(path, match.getBoolean())));
      case KEYWORDS -> in(strings(path, match.getKeywords().getStringsList()));
      case INTEGERS -> in(integers(path, match.getIntegers().getIntegersList()));
      case EXCEPT_KEYWORDS ->
          except(path, strings(path, match.getExceptKeywords().getStringsList()));
      case EXCEPT_INTEGERS ->
          except(path, integers(path, match.getExceptIntegers().getIntegersList()));
      case TEXT, TEXT_ANY, PHRASE -> throw Rejections.unsupported("full-text match");
      case MATCHVALUE_NOT_SET -> throw Rejections.invalid("Malformed match of " + path);
    };
  }

  private static Stream<BytesRef> strings(String path, Collection<String> values) {
    return values.stream().map(value -> PayloadTerms.string(path, value));
  }

  private static Stream<BytesRef> integers(String path, Collection<Long> values) {
    return values.stream().map(value -> PayloadTerms.integer(path, value));
  }

  private static Query in(Stream<BytesRef> terms) {
    return new TermInSetQuery(PayloadTerms.VALUES, terms.toList());
  }

  /** Matches a path that has some value other than {@code excluded}. */
  private static Query except(String path, Stream<BytesRef> excluded) {
    BytesRef prefix = PayloadTerms.prefix(path);
    Automaton all = Operations.concatenate(Automata.makeBinary(prefix), Automata.makeAnyBinary());
    Automaton none = Automata.makeBinaryStringUnion(new TreeSet<>(excluded.toList()));
    Automaton others = Operations.minus(all, none, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    return new AutomatonQuery(
        new Term(PayloadTerms.VALUES, prefix),
        others,
        Operations.DEFAULT_DETERMINIZE_WORK_LIMIT,
        true);
  }

  /** Both bounds hold for one value, so they make one range; of two on a side, the tighter. */
  private static Query range(String path, Range range) {
    boolean openLow = range.hasGt() && (!range.hasGte() || range.getGt() >= range.getGte());
    boolean openHigh = range.hasLt() && (!range.hasLte() || range.getLt() <= range.getLte());
    Double low = openLow ? Double.valueOf(range.getGt()) : given(range.hasGte(), range.getGte());
    Double high = openHigh ? Double.valueOf(range.getLt()) : given(range.hasLte(), range.getLte());
    return new TermRangeQuery(
        PayloadTerms.NUMBERS,
        low == null ? PayloadTerms.floor(path) : PayloadTerms.number(path, low),
        high == null ? PayloadTerms.ceiling(path) : PayloadTerms.number(path, high),
        !openLow,
        !openHigh);
  }

  private static @Nullable Double given(boolean has, double value) {
    return has ? value : null;
  }

  /** No value, null, or an empty array. */
  static Query isEmpty(String path) {
    rejectIndex(path);
    return not(new TermQuery(new Term(PayloadTerms.PRESENT, PayloadTerms.path(path))));
  }

  static Query isNull(String path) {
    rejectIndex(path);
    return new TermQuery(new Term(PayloadTerms.NULLS, PayloadTerms.path(path)));
  }

  private static Query not(Query query) {
    return new BooleanQuery.Builder()
        .add(new MatchAllDocsQuery(), Occur.FILTER)
        .add(query, Occur.MUST_NOT)
        .build();
  }

  private static Query any(List<Query> parts) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    parts.forEach(part -> query.add(part, Occur.SHOULD));
    return query.build();
  }
}
