package dev.gemel.clients.embed;

import dev.gemel.clients.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A sentence-embedding model in this JVM. Texts are run one at a time, without padding: measured
 * fastest on CPU, and the only way in which a vector depends on nothing but its text. Safe for
 * several threads, which share one ONNX Runtime session.
 */
public final class EmbeddingModel implements AutoCloseable {
  // Native sessions of this JVM, kept for its life: an executor runs thousands of short tasks.
  private static final ConcurrentHashMap<EmbeddingSpec, EmbeddingModel> SHARED =
      new ConcurrentHashMap<>();

  private final EmbeddingSpec spec;
  private final String digest;
  private final TextTokenizer tokenizer;
  private final OnnxEncoder encoder;
  private final int dimension;

  private EmbeddingModel(
      EmbeddingSpec spec, String digest, TextTokenizer tokenizer, OnnxEncoder encoder) {
    this.spec = spec;
    this.digest = digest;
    this.tokenizer = tokenizer;
    this.encoder = encoder;
    this.dimension = dimension(spec, tokenizer, encoder);
  }

  /**
   * Loads a model of the caller's own, to be closed by the caller. Takes about a second and, for
   * the carried model, some 100 MB outside the heap.
   *
   * @throws SpecException if there is no such model, or its window is shorter than {@code
   *     maxTokens}
   * @throws UncheckedIOException if its files cannot be read
   */
  public static EmbeddingModel load(EmbeddingSpec spec) {
    try {
      ModelFiles files = ModelFiles.find(spec.model());
      return open(spec, files);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load embedding model " + spec.model(), e);
    }
  }

  /**
   * Checks, without loading it, that there is such a model.
   *
   * @param model a carried model's name or a directory
   * @throws SpecException if there is none
   */
  public static void check(String model) {
    ModelFiles.check(model);
  }

  /**
   * The one model of this JVM for the specification, loaded at the first call and kept as long as
   * the JVM: what a Spark task should use. Must not be closed.
   *
   * @throws SpecException as {@link #load}
   * @throws UncheckedIOException as {@link #load}
   */
  public static EmbeddingModel shared(EmbeddingSpec spec) {
    return SHARED.computeIfAbsent(spec, EmbeddingModel::load);
  }

  /**
   * SHA-256 of a model's network, in hexadecimal, without loading it.
   *
   * @param model a carried model's name or a directory
   * @throws SpecException if there is no such model
   * @throws UncheckedIOException if its file cannot be read
   */
  public static String digest(String model) {
    try {
      return ModelFiles.digest(model);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read embedding model " + model, e);
    }
  }

  /** The text's unit vector; text beyond the window is not read. */
  public float[] embed(String text) {
    return encode(text).vector();
  }

  /** The text's unit vector and how much of the text was read. Empty text has a vector too. */
  public Embedding encode(String text) {
    var window = tokenizer.window(text);
    return new Embedding(encoder.encode(window), window.getIds().length, window.exceedMaxLength());
  }

  /** The texts' vectors, in their order; the same as {@link #embed} gives for each. */
  public List<float[]> embedAll(List<String> texts) {
    return texts.stream().map(this::embed).toList();
  }

  /**
   * How many tokens the whole text has, special ones included and nothing cut: {@code
   * countTokens(text) <= maxTokens()} exactly if the text is embedded whole. For a chunker see
   * {@link TokenCounter}.
   */
  public int countTokens(String text) {
    return tokenizer.count(text) + tokenizer.specialTokens();
  }

  /** Components per vector. */
  public int dimension() {
    return dimension;
  }

  /** The window in tokens, special ones included. */
  public int maxTokens() {
    return spec.maxTokens();
  }

  /** The model's name or directory, as it was asked for. */
  public String name() {
    return spec.model();
  }

  /** SHA-256 of the network's file, in hexadecimal; belongs into every dataset's provenance. */
  public String digest() {
    return digest;
  }

  /**
   * Frees the session's native memory; the model is of no use afterwards.
   *
   * @throws IllegalStateException if this is the JVM's shared model
   */
  @Override
  public void close() {
    if (SHARED.get(spec) == this) {
      throw new IllegalStateException("the shared model of " + spec + " must not be closed");
    }
    encoder.close();
    tokenizer.close();
  }

  private static int dimension(EmbeddingSpec spec, TextTokenizer tokenizer, OnnxEncoder encoder) {
    return CarriedModel.named(spec.model())
        .filter(carried -> spec.maxTokens() <= carried.maxTokens())
        .map(CarriedModel::dimension)
        .orElseGet(() -> tryFullWindow(spec, tokenizer, encoder));
  }

  /** Tried at once: a network that reads no full window must not fail at the first long text. */
  private static int tryFullWindow(
      EmbeddingSpec spec, TextTokenizer tokenizer, OnnxEncoder encoder) {
    var full = tokenizer.window("a ".repeat(spec.maxTokens()));
    if (full.getIds().length != spec.maxTokens()) {
      throw windowTooLong(spec, "reads at most " + full.getIds().length + " tokens");
    }
    try {
      return encoder.encode(full).length;
    } catch (IllegalStateException e) {
      SpecException failure = windowTooLong(spec, "failed on a text of that length");
      failure.initCause(e);
      throw failure;
    }
  }

  private static SpecException windowTooLong(EmbeddingSpec spec, String what) {
    String problem =
        "maxTokens is %d, but %s %s; lower it, or check that the model is a sentence encoder"
            .formatted(spec.maxTokens(), spec.model(), what);
    return new SpecException("EmbeddingSpec", List.of(problem));
  }

  private static EmbeddingModel open(EmbeddingSpec spec, ModelFiles files) throws IOException {
    TextTokenizer tokenizer = TextTokenizer.load(files.tokenizer(), spec.maxTokens());
    OnnxEncoder encoder = null;
    try {
      encoder = OnnxEncoder.load(files.onnx(), spec.threads());
      return new EmbeddingModel(spec, files.digest(), tokenizer, encoder);
    } catch (IOException | RuntimeException e) {
      tokenizer.close();
      if (encoder != null) {
        encoder.close();
      }
      throw e;
    }
  }
}
