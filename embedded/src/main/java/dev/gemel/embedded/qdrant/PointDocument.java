package dev.gemel.embedded.qdrant;

import com.google.protobuf.InvalidProtocolBufferException;
import io.qdrant.client.grpc.JsonWithInt.Struct;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/** A point as a Lucene document. */
final class PointDocument {
  /** The field of {@link PointKey} terms, also sortable. */
  static final String ID = "id";

  /** The stored payload, as a serialized {@link Struct}. */
  static final String PAYLOAD = "payload";

  private PointDocument() {}

  static Document of(
      CollectionSchema schema, PointKey key, PointVectors vectors, Map<String, Value> payload) {
    Document document = new Document();
    document.add(new StringField(ID, key.bytes(), Field.Store.YES));
    document.add(new SortedDocValuesField(ID, key.bytes()));
    document.add(
        new StoredField(PAYLOAD, Struct.newBuilder().putAllFields(payload).build().toByteArray()));
    PayloadIndexer.index(payload, document);
    vectors.addTo(document, schema);
    return document;
  }

  /** The key of a document read with its stored fields. */
  static PointKey key(Document stored) {
    return PointKey.of(stored.getBinaryValue(ID));
  }

  /** The payload of a document read with its stored fields. */
  static Map<String, Value> payload(Document stored) throws InvalidProtocolBufferException {
    BytesRef bytes = stored.getBinaryValue(PAYLOAD);
    return Struct.parser().parseFrom(bytes.bytes, bytes.offset, bytes.length).getFieldsMap();
  }
}
