package dev.gemel.serve.http;

import dev.gemel.serve.api.ApiException;
import dev.gemel.serve.flow.Call;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An answer as server-sent events (WHATWG HTML, section 9.2), each on its way at once. The status
 * is sent with the first one, so that what fails before it still has a status of its own.
 */
final class EventStream {
  private final Context ctx;
  private final Call call;
  private boolean begun;

  EventStream(Context ctx, Call call) {
    this.ctx = ctx;
    this.call = call;
  }

  /** Whether something was sent. */
  boolean begun() {
    return begun;
  }

  /**
   * Sends one event.
   *
   * @param json without line breaks
   * @throws ApiException when the client has gone; the call is cancelled then
   */
  void send(String json) {
    begin();
    try {
      OutputStream out = ctx.res().getOutputStream();
      out.write(("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      call.cancel(ApiException.clientGone());
      throw ApiException.clientGone();
    }
  }

  /** Sends the event that ends every stream of OpenAI's protocol. */
  void done() {
    send("[DONE]");
  }

  private void begin() {
    if (!begun) {
      begun = true;
      ctx.status(200).contentType("text/event-stream; charset=utf-8");
      // Proxies would gather the pieces, and caches keep them.
      ctx.header("Cache-Control", "no-cache").header("X-Accel-Buffering", "no");
    }
  }
}
