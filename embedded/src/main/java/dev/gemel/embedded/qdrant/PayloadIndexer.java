package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.JsonWithInt.Value;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/**
 * Writes the terms of one payload into a Lucene document.
 *
 * <p>Paths are Qdrant's: {@code a.b} descends into objects, {@code a[].b} into the objects of an
 * array. A key that holds a dot or bracket is written in quotes. A condition on {@code a} sees the
 * elements of an array at {@code a}, one level deep.
 */
final class PayloadIndexer {
  private final Document document;

  private PayloadIndexer(Document document) {
    this.document = document;
  }

  static void index(Map<String, Value> payload, Document document) {
    new PayloadIndexer(document).fields("", payload);
  }

  private void fields(String prefix, Map<String, Value> fields) {
    fields.forEach((key, value) -> node(prefix + step(key), value));
  }

  /** A key as one step of a path: in quotes where it would read as several. */
  private static String step(String key) {
    return key.chars().anyMatch(c -> ".[]\"".indexOf(c) >= 0) ? '"' + key + '"' : key;
  }

  private void node(String path, Value value) {
    if (isNull(value)) {
      add(PayloadTerms.NULLS, PayloadTerms.path(path));
      return;
    }
    if (value.hasListValue()) {
      list(path, value.getListValue().getValuesList());
      return;
    }
    add(PayloadTerms.PRESENT, PayloadTerms.path(path));
    leaf(path, value);
    if (value.hasStructValue()) {
      fields(path + ".", value.getStructValue().getFieldsMap());
    }
  }

  private void list(String path, List<Value> elements) {
    if (!elements.isEmpty()) {
      add(PayloadTerms.PRESENT, PayloadTerms.path(path));
    }
    for (Value element : elements) {
      leaf(path, element);
      node(path + "[]", element);
    }
  }

  private void leaf(String path, Value value) {
    if (isNull(value)) {
      return;
    }
    add(PayloadTerms.VALUES, PayloadTerms.value(path, value));
    if (value.hasIntegerValue()) {
      add(PayloadTerms.NUMBERS, PayloadTerms.number(path, (double) value.getIntegerValue()));
    } else if (value.hasDoubleValue()) {
      add(PayloadTerms.NUMBERS, PayloadTerms.number(path, value.getDoubleValue()));
    }
  }

  private void add(String field, BytesRef term) {
    document.add(new StringField(field, term, Field.Store.NO));
  }

  private static boolean isNull(Value value) {
    return value.hasNullValue() || value.getKindCase() == Value.KindCase.KIND_NOT_SET;
  }
}
