package dev.gemel.serve.model;

import java.util.Optional;

/** Says which model is to be served now; asked again and again. */
public interface ModelSource {
  /**
   * The model, or empty while there is none.
   *
   * @throws RuntimeException when it cannot be found out; what is served stays
   */
  Optional<ServedModel> current();

  /** What to do when there is none, for people. */
  String remedy();
}
