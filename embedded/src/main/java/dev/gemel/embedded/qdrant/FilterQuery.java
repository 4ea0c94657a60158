package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.HasIdCondition;
import io.qdrant.client.grpc.Common.MinShould;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;

/** Qdrant's filters as Lucene queries that match the same points. */
final class FilterQuery {
  private FilterQuery() {}

  /**
   * The query of a filter; a filter without conditions matches every point.
   *
   * @throws io.grpc.StatusRuntimeException if it holds a condition the embedded server lacks
   */
  static Query of(Filter filter) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    // BooleanQuery matches nothing when it has exclusions only.
    query.add(new MatchAllDocsQuery(), Occur.FILTER);
    filter.getMustList().forEach(condition -> query.add(of(condition), Occur.FILTER));
    filter.getMustNotList().forEach(condition -> query.add(of(condition), Occur.MUST_NOT));
    if (filter.getShouldCount() > 0) {
      query.add(atLeast(1, filter.getShouldList()), Occur.FILTER);
    }
    if (filter.hasMinShould()) {
      query.add(minShould(filter.getMinShould()), Occur.FILTER);
    }
    return query.build();
  }

  private static Query minShould(MinShould minShould) {
    int conditions = minShould.getConditionsCount();
    if (Long.compareUnsigned(minShould.getMinCount(), conditions) > 0) {
      return new MatchNoDocsQuery("asks for more conditions than there are");
    }
    return minShould.getMinCount() == 0
        ? new MatchAllDocsQuery()
        : atLeast((int) minShould.getMinCount(), minShould.getConditionsList());
  }

  private static Query atLeast(int count, List<Condition> conditions) {
    BooleanQuery.Builder query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(count);
    conditions.forEach(condition -> query.add(of(condition), Occur.SHOULD));
    return query.build();
  }

  private static Query of(Condition condition) {
    return switch (condition.getConditionOneOfCase()) {
      case FIELD -> FieldQuery.of(condition.getField());
      case IS_EMPTY -> FieldQuery.isEmpty(condition.getIsEmpty().getKey());
      case IS_NULL -> FieldQuery.isNull(condition.getIsNull().getKey());
      case HAS_ID -> hasId(condition.getHasId());
      case FILTER -> of(condition.getFilter());
      case NESTED -> throw Rejections.unsupported("nested filter conditions");
      case HAS_VECTOR -> throw Rejections.unsupported("has_vector conditions");
      case CONDITIONONEOF_NOT_SET -> throw Rejections.invalid("Malformed condition: it is empty");
    };
  }

  private static Query hasId(HasIdCondition condition) {
    return new TermInSetQuery(
        PointDocument.ID,
        condition.getHasIdList().stream().map(id -> PointKey.of(id).bytes()).toList());
  }

  /** Matches the one point with a key. */
  static Query hasKey(PointKey key) {
    return new TermQuery(new Term(PointDocument.ID, key.bytes()));
  }
}
