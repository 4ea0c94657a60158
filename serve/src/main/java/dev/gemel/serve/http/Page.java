package dev.gemel.serve.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The web page and its two files. It loads nothing from elsewhere, and may not. */
final class Page {
  private static final String FOLDER = "/gemel/serve/page/";

  private Page() {}

  static void install(RoutesConfig routes) {
    serve(routes, "/", "index.html", "text/html; charset=utf-8");
    serve(routes, "/page.js", "page.js", "text/javascript; charset=utf-8");
    serve(routes, "/page.css", "page.css", "text/css; charset=utf-8");
  }

  private static void serve(RoutesConfig routes, String path, String file, String type) {
    byte[] bytes = read(file);
    routes.get(path, ctx -> send(ctx, type, bytes));
  }

  private static void send(Context ctx, String type, byte[] bytes) {
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri"
            + " 'none'; form-action 'none'; frame-ancestors 'none'");
    ctx.header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-cache").contentType(type).result(bytes);
  }

  private static byte[] read(String file) {
    try (InputStream in = Page.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + FOLDER + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
