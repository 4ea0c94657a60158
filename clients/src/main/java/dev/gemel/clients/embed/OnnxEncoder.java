package dev.gemel.clients.embed;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** One ONNX Runtime session. Safe for several threads: the runtime allows concurrent runs. */
final class OnnxEncoder implements AutoCloseable {
  private static final String ENGINE = "OnnxRuntime";

  private final Model model;
  private final EncoderTranslator translator;

  private OnnxEncoder(Model model) {
    this.model = model;
    this.translator = new EncoderTranslator(model.getBlock().describeInput().keys());
  }

  static OnnxEncoder load(Path onnx, int threads) throws IOException {
    return DjlRuntime.call(() -> open(onnx, threads));
  }

  private static OnnxEncoder open(Path onnx, int threads) throws IOException {
    Model model = Model.newInstance("encoder", ENGINE);
    try {
      model.load(
          onnx.toAbsolutePath(),
          null,
          Map.of("intraOpNumThreads", Integer.toString(threads), "interOpNumThreads", "1"));
      return new OnnxEncoder(model);
    } catch (MalformedModelException | IOException | RuntimeException e) {
      model.close();
      throw new IOException(onnx + " is not a network that ONNX Runtime can load", e);
    }
  }

  /**
   * The text's unit vector.
   *
   * @throws IllegalStateException if the network cannot read this input or its output is no
   *     encoder's
   */
  float[] encode(Encoding encoding) {
    // DJL's predictors are for one thread each; making one costs nothing beside the inference.
    try (Predictor<Encoding, float[]> predictor = model.newPredictor(translator)) {
      return predictor.predict(encoding);
    } catch (TranslateException e) {
      throw new IllegalStateException(
          "inference failed on " + encoding.getIds().length + " tokens", e);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
