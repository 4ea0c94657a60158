package dev.gemel.clients.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** A request that MLflow refused, with its code, such as {@code RESOURCE_DOES_NOT_EXIST}. */
final class MlflowException extends RegistryException {
  private static final long serialVersionUID = 1L;

  private final String code;

  private MlflowException(String message, String code) {
    super(message, null);
    this.code = code;
  }

  static MlflowException of(String root, String path, int status, JsonNode answer) {
    String code = answer.path("error_code").asText("status " + status);
    String said = MlflowHttp.quote(answer.path("message").asText(answer.toString()));
    String next =
        status == 401 || status == 403
            ? "; check the token in the variable that api-key-env names"
            : "";
    return new MlflowException(
        "MLflow at %s refused %s with %s: %s%s".formatted(root, path, code, said, next), code);
  }

  boolean absent() {
    return code.equals("RESOURCE_DOES_NOT_EXIST");
  }

  boolean alreadyThere() {
    return code.equals("RESOURCE_ALREADY_EXISTS");
  }
}
