package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.VectorParams;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a collection's points look like.
 *
 * @param request the request that made the collection, as it is kept on disk
 * @param vectors the dense vectors of a point, by name; the unnamed one under the empty name
 * @param sparse the sparse vectors of a point, by name; none of the dense ones' names
 */
record CollectionSchema(
    CreateCollection request, Map<String, VectorSpec> vectors, Map<String, SparseSpec> sparse) {
  private static final int MAX_NAME_LENGTH = 255;
  private static final String FORBIDDEN = "<>:\"/\\|?*\0\u001f";

  CollectionSchema {
    vectors = Map.copyOf(vectors);
    sparse = Map.copyOf(sparse);
  }

  /**
   * Reads a request, refusing what is wrong or not supported.
   *
   * <p>Settings of speed and memory (HNSW, quantisation, shards, replicas) are accepted and have no
   * effect.
   */
  static CollectionSchema of(CreateCollection request) {
    checkName(request.getCollectionName());
    Map<String, VectorSpec> vectors = new TreeMap<>();
    params(request).forEach((name, params) -> vectors.put(name, VectorSpec.of(name, params)));
    Map<String, SparseSpec> sparse = new TreeMap<>();
    request
        .getSparseVectorsConfig()
        .getMapMap()
        .forEach((name, params) -> sparse.put(name, SparseSpec.of(name, params)));
    checkDistinct(vectors, sparse);
    return new CollectionSchema(request, vectors, sparse);
  }

  private static void checkDistinct(
      Map<String, VectorSpec> vectors, Map<String, SparseSpec> sparse) {
    sparse.keySet().stream()
        .filter(vectors::containsKey)
        .forEach(
            name -> {
              throw Rejections.invalid(
                  "Dense and sparse vector names must be unique - duplicate: " + name);
            });
  }

  private static Map<String, VectorParams> params(CreateCollection request) {
    return switch (request.getVectorsConfig().getConfigCase()) {
      case PARAMS -> Map.of("", request.getVectorsConfig().getParams());
      case PARAMS_MAP -> request.getVectorsConfig().getParamsMap().getMapMap();
      case CONFIG_NOT_SET -> Map.of();
    };
  }

  private static void checkName(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
      throw Rejections.invalidField(
          "collection_name", '"' + name + '"', "must be 1 to " + MAX_NAME_LENGTH + " characters");
    }
    if (name.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)) {
      throw Rejections.invalidField(
          "collection_name", '"' + name + '"', "must not hold any of <>:\"/\\|?* or control codes");
    }
  }

  String name() {
    return request.getCollectionName();
  }

  /** Whether points have one vector without a name. */
  boolean unnamed() {
    return vectors.containsKey("");
  }

  /**
   * The sparse vector called {@code name}.
   *
   * @throws io.grpc.StatusRuntimeException if there is none
   */
  SparseSpec sparseVector(String name) {
    SparseSpec spec = sparse.get(name);
    if (spec == null) {
      throw Rejections.invalid("Not existing vector name error: " + name);
    }
    return spec;
  }

  /**
   * The dense vector called {@code name}.
   *
   * @throws io.grpc.StatusRuntimeException if there is none
   */
  VectorSpec vector(String name) {
    VectorSpec spec = vectors.get(name);
    if (spec == null) {
      throw Rejections.invalid("Not existing vector name error: " + name);
    }
    return spec;
  }
}
