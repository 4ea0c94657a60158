package dev.gemel.serve.http;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trace of a request: the caller's (W3C Trace Context, traceparent), or a new one. */
final class Trace {
  /** The response's header with the trace. */
  static final String HEADER = "X-Trace-Id";

  private static final String ATTRIBUTE = "trace";
  private static final Pattern PARENT =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

  private Trace() {}

  /** 32 hex digits, the same for the whole request. */
  static String id(Context ctx) {
    String known = ctx.attribute(ATTRIBUTE);
    if (known != null) {
      return known;
    }
    String parent = ctx.header("traceparent");
    Matcher matcher = PARENT.matcher(parent == null ? "" : parent);
    String id = matcher.matches() ? matcher.group(1) : random();
    ctx.attribute(ATTRIBUTE, id);
    return id;
  }

  private static String random() {
    byte[] bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
