package dev.gemel.clients.embed;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.List;

/** Feeds one text to a BERT-like encoder and pools its output. Holds no state of a call. */
final class EncoderTranslator implements NoBatchifyTranslator<Encoding, float[]> {
  private final List<String> inputs;

  /**
   * @param inputs the network's inputs, in its order
   */
  EncoderTranslator(List<String> inputs) {
    this.inputs = List.copyOf(inputs);
  }

  @Override
  public NDList processInput(TranslatorContext context, Encoding encoding) {
    NDManager manager = context.getNDManager();
    NDList list = new NDList();
    for (String input : inputs) {
      long[] values = values(input, encoding);
      NDArray array = manager.create(values, new Shape(1, values.length));
      array.setName(input);
      list.add(array);
    }
    return list;
  }

  @Override
  public float[] processOutput(TranslatorContext context, NDList list) {
    NDArray hidden = list.get(0);
    Shape shape = hidden.getShape();
    if (shape.dimension() != 3 || shape.get(0) != 1) {
      throw new IllegalStateException(
          "the network's first output has shape "
              + shape
              + "; expected (1, tokens, dimension): export the encoder without its pooling layer");
    }
    return Pooling.unitMean(
        hidden.toFloatArray(), Math.toIntExact(shape.get(1)), Math.toIntExact(shape.get(2)));
  }

  private static long[] values(String input, Encoding encoding) {
    return switch (input) {
      case "input_ids" -> encoding.getIds();
      case "attention_mask" -> encoding.getAttentionMask();
      case "token_type_ids" -> encoding.getTypeIds();
      default ->
          throw new IllegalStateException(
              "the network wants an input '"
                  + input
                  + "'; expected input_ids, attention_mask and token_type_ids only");
    };
  }
}
