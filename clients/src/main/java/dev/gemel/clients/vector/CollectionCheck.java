package dev.gemel.clients.vector;

import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import java.util.List;
import java.util.Map;

/** Whether a collection that exists is the one that is wanted. */
final class CollectionCheck {
  private static final String NEXT_STEP =
      "use another collection, or delete this one to build it anew";

  private static final VectorParams NONE = VectorParams.getDefaultInstance();

  private CollectionCheck() {}

  /**
   * @throws VectorStoreException if the collection holds other vectors or indexes a field otherwise
   */
  static void check(
      CollectionInfo info, String collection, String url, int dimension, List<String> keywords) {
    if (!isHybrid(info)) {
      String what =
          "lacks the vectors '%s' and '%s' (the latter sparse, with the modifier IDF), which Qdrant cannot add to a collection that exists"
              .formatted(VectorNames.DENSE, VectorNames.SPARSE);
      throw new VectorStoreException(what, collection, url, NEXT_STEP, null);
    }
    VectorParams found = dense(info).getOrDefault(VectorNames.DENSE, NONE);
    if (found.getSize() != dimension || found.getDistance() != Distance.Cosine) {
      String what =
          "holds vectors of dimension %d compared by %s, expected dimension %d compared by Cosine (was it built with another embedding model?)"
              .formatted(found.getSize(), found.getDistance(), dimension);
      throw new VectorStoreException(what, collection, url, NEXT_STEP, null);
    }
    keywords.forEach(field -> checkIndex(info, collection, url, field));
  }

  /** Whether the collection has a dense vector and a sparse one with IDF, by their names. */
  static boolean isHybrid(CollectionInfo info) {
    SparseVectorParams sparse =
        info.getConfig()
            .getParams()
            .getSparseVectorsConfig()
            .getMapOrDefault(VectorNames.SPARSE, SparseVectorParams.getDefaultInstance());
    return dense(info).containsKey(VectorNames.DENSE) && sparse.getModifier() == Modifier.Idf;
  }

  private static Map<String, VectorParams> dense(CollectionInfo info) {
    return info.getConfig().getParams().getVectorsConfig().getParamsMap().getMapMap();
  }

  /** The fields that the collection does not index yet. */
  static List<String> missing(CollectionInfo info, List<String> keywords) {
    return keywords.stream().filter(field -> !info.containsPayloadSchema(field)).toList();
  }

  private static void checkIndex(CollectionInfo info, String collection, String url, String field) {
    if (!info.containsPayloadSchema(field)) {
      return;
    }
    PayloadSchemaType type = info.getPayloadSchemaOrThrow(field).getDataType();
    if (type != PayloadSchemaType.Keyword) {
      String what = "indexes '%s' as %s, expected Keyword".formatted(field, type);
      throw new VectorStoreException(what, collection, url, NEXT_STEP, null);
    }
  }
}
