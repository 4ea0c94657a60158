package dev.gemel.serve.model;

import java.util.Optional;

/** The model that the configuration names, whatever the registry says. */
public record FixedModel(ServedModel model) implements ModelSource {
  @Override
  public Optional<ServedModel> current() {
    return Optional.of(model);
  }

  @Override
  public String remedy() {
    return "";
  }
}
