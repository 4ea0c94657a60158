package dev.gemel.serve.http;

import dev.gemel.serve.api.ApiException;
import dev.gemel.serve.model.Champion;
import dev.gemel.serve.model.Loaded;
import dev.gemel.serve.model.ServedModel;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a request's model is the one that is served. */
final class Models {
  private static final Duration LATER = Duration.ofSeconds(5);

  private Models() {}

  /**
   * @param asked the request's model; null for whichever is served
   * @throws ApiException 404 for another model, 503 while none is served
   */
  static void check(Champion champion, @Nullable String asked) {
    check(champion, champion.current(), asked);
  }

  /** As {@link #check}, and holds the model for the request. */
  static Loaded.Lease lease(Champion champion, @Nullable String asked) {
    Optional<Loaded.Lease> lease = champion.lease();
    try {
      check(champion, lease.map(Loaded.Lease::model), asked);
    } catch (ApiException e) {
      lease.ifPresent(Loaded.Lease::close);
      throw e;
    }
    return lease.orElseThrow();
  }

  private static void check(
      Champion champion, Optional<ServedModel> served, @Nullable String asked) {
    if (served.isEmpty()) {
      String why = champion.problem().orElse("none is loaded yet");
      throw ApiException.unavailable("no_model", LATER, "no model is served: " + why);
    }
    if (asked != null && !served.get().answersTo(asked)) {
      String message =
          "model '%s' is not served here; ask for '%s' (see /v1/models)"
              .formatted(asked, served.get().id());
      throw ApiException.request(404, "model_not_found", "model", message);
    }
  }
}
