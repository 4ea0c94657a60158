package dev.gemel.serve.http;

import dev.gemel.serve.flow.Admission;
import dev.gemel.serve.flow.Call;
import dev.gemel.serve.flow.Calls;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** From a request's thread to a place where it may take long. */
final class Work {
  private final Bodies bodies;
  private final Calls calls;
  private final Admission admission;

  Work(Bodies bodies, Calls calls, Admission admission) {
    this.bodies = bodies;
    this.calls = calls;
    this.admission = admission;
  }

  /** The request's body; to be read before {@link #later}. */
  String body(Context ctx) {
    return bodies.read(ctx);
  }

  /**
   * Works on the request when its turn comes, watched meanwhile.
   *
   * @throws dev.gemel.serve.api.ApiException 429 when too many wait already
   */
  void later(Context ctx, Consumer<Call> work) {
    Call call = calls.open(Trace.id(ctx), JettyLink.of(ctx.req()));
    // Who drains waits for the last byte, not only for the work.
    JettyLink.onEnd(ctx.req(), call::close);
    CompletableFuture<Void> done =
        admission
            .submit(call, () -> work.accept(call))
            // Before the request ends: its connection may then carry the next one.
            .whenComplete((nothing, failure) -> call.release());
    ctx.future(() -> done);
  }
}
