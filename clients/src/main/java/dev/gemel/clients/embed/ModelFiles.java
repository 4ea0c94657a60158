package dev.gemel.clients.embed;

import dev.gemel.clients.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a model lies.
 *
 * @param onnx the network
 * @param tokenizer Hugging Face's {@code tokenizer.json}
 * @param digest SHA-256 of the network's file, in hexadecimal
 */
record ModelFiles(Path onnx, Path tokenizer, String digest) {
  static final String ONNX = "model.onnx";
  static final String TOKENIZER = "tokenizer.json";

  /**
   * Finds a carried model by its name, or else a directory.
   *
   * @throws SpecException if it is neither
   * @throws IOException if its files cannot be read or copied
   */
  static ModelFiles find(String model) throws IOException {
    Optional<CarriedModel> carried = CarriedModel.named(model);
    if (carried.isPresent()) {
      return ModelCache.ofUser().files(carried.get());
    }
    Path folder = folder(model);
    Path onnx = folder.resolve(ONNX);
    return new ModelFiles(onnx, folder.resolve(TOKENIZER), Sha256.of(onnx));
  }

  /**
   * SHA-256 of the network's file; that of a carried model is known without reading it.
   *
   * @throws SpecException if there is no such model
   * @throws IOException if its file cannot be read
   */
  static String digest(String model) throws IOException {
    Optional<CarriedModel> carried = CarriedModel.named(model);
    return carried.isPresent()
        ? carried.get().onnx().sha256()
        : Sha256.of(folder(model).resolve(ONNX));
  }

  /**
   * Checks that there is such a model.
   *
   * @throws SpecException if there is none
   */
  static void check(String model) {
    if (CarriedModel.named(model).isEmpty()) {
      folder(model);
    }
  }

  private static Path folder(String model) {
    try {
      Path folder = Path.of(model);
      if (Files.isRegularFile(folder.resolve(ONNX))
          && Files.isRegularFile(folder.resolve(TOKENIZER))) {
        return folder;
      }
    } catch (InvalidPathException notAPath) {
      throw unknown(model);
    }
    throw unknown(model);
  }

  private static SpecException unknown(String model) {
    return new SpecException(
        "EmbeddingSpec",
        List.of(
            "model is '%s'; expected %s or a directory with %s and %s"
                .formatted(model, CarriedModel.names(), ONNX, TOKENIZER)));
  }
}
