package dev.gemel.embedded.qdrant;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** The refusals of the server, with Qdrant's status codes and wording. */
final class Rejections {
  private Rejections() {}

  /** The request is wrong in itself. */
  static StatusRuntimeException invalid(String problem) {
    return Status.INVALID_ARGUMENT.withDescription("Wrong input: " + problem).asRuntimeException();
  }

  /** A value breaks a bound of its field. */
  static StatusRuntimeException invalidField(String field, Object value, String expected) {
    return Status.INVALID_ARGUMENT
        .withDescription(
            "Validation error in body: [%s: value %s invalid, %s]"
                .formatted(field, value, expected))
        .asRuntimeException();
  }

  static StatusRuntimeException noCollection(String name) {
    return Status.NOT_FOUND
        .withDescription("Not found: Collection `%s` doesn't exist!".formatted(name))
        .asRuntimeException();
  }

  static StatusRuntimeException collectionExists(String name) {
    return Status.ALREADY_EXISTS
        .withDescription("Wrong input: Collection `%s` already exists!".formatted(name))
        .asRuntimeException();
  }

  static StatusRuntimeException noPoint(String id) {
    return Status.NOT_FOUND
        .withDescription("Not found: No point with id %s found".formatted(id))
        .asRuntimeException();
  }

  /** A sparse vector where a dense one is kept, or the other way round. */
  static StatusRuntimeException wrongKind(String name) {
    return invalid(
        "Conversion between sparse and regular vectors failed: vector \"%s\"".formatted(name));
  }

  /** Qdrant can do this, the embedded server cannot. */
  static StatusRuntimeException unsupported(String feature) {
    return Status.UNIMPLEMENTED
        .withDescription(
            "The embedded Qdrant does not support "
                + feature
                + ". Set qdrant.url to a real Qdrant server to use it.")
        .asRuntimeException();
  }

  /** Refuses a request that asks for {@code feature}. */
  static void unsupportedIf(boolean asked, String feature) {
    if (asked) {
      throw unsupported(feature);
    }
  }
}
