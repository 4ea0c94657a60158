package dev.gemel.serve.http;

import dev.gemel.serve.api.ApiException;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads request bodies as UTF-8 text up to a limit. */
final class Bodies {
  private final int limit;

  /**
   * @param limit bytes
   */
  Bodies(int limit) {
    this.limit = limit;
  }

  /**
   * The whole body.
   *
   * @throws ApiException 413 when it is longer than the limit, 400 when it is not UTF-8 or was cut
   */
  String read(Context ctx) {
    if (ctx.req().getContentLengthLong() > limit) {
      throw tooLong(ctx);
    }
    try {
      byte[] bytes = ctx.req().getInputStream().readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw tooLong(ctx);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ApiException.invalid(null, "the body is not UTF-8; encode it as UTF-8");
    } catch (IOException e) {
      throw ApiException.invalid(null, "the body broke off; send the request again");
    }
  }

  private ApiException tooLong(Context ctx) {
    // The rest stays unread, so the connection cannot carry another request.
    ctx.header("Connection", "close");
    String message = "the body is longer than " + limit + " bytes (serve.max-request); shorten it";
    return ApiException.request(413, "request_too_large", null, message);
  }
}
