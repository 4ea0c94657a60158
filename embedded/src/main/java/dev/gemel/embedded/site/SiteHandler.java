package dev.gemel.embedded.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Routes a request to a page, a redirect or one of the site's traps. */
final class SiteHandler implements HttpHandler {
  private static final String HTML = "text/html; charset=utf-8";

  private SiteContent content;
  private volatile Map<String, Page> pages;
  private final Redirects redirects;
  private final Hazards hazards;
  private final Calendar calendar;
  private final Frames frames;
  private final Traffic traffic;

  SiteHandler(SiteContent content, Frames frames, Hazards hazards, Traffic traffic) {
    this.content = content;
    this.pages = SitePages.build(content, frames);
    this.redirects = Redirects.of(content);
    this.hazards = hazards;
    this.calendar = new Calendar(frames);
    this.frames = frames;
    this.traffic = traffic;
  }

  /** Adds a paragraph to an entry and to whatever repeats it: feeds, sitemaps, its duplicates. */
  synchronized void amend(String path, String paragraph) {
    content = content.replacing(content.at(path).amended(paragraph));
    pages = SitePages.build(content, frames);
  }

  /** An IOException means that the client has left; the server then drops the connection. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    traffic.begin(exchange.getRequestURI().toString());
    try (exchange) {
      route(exchange, new Answer(exchange, traffic));
    } finally {
      traffic.end();
    }
  }

  private void route(HttpExchange exchange, Answer answer) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    Redirects.Hop hop = redirects.from(path);
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      exchange.sendResponseHeaders(405, -1);
    } else if (hop != null) {
      redirect(exchange, hop);
    } else if (path.equals(EndlessStream.PATH)) {
      EndlessStream.send(exchange, traffic);
    } else if (!hazards.strike(path, exchange, answer)) {
      page(path, exchange, answer);
    }
  }

  private void page(String path, HttpExchange exchange, Answer answer) throws IOException {
    Page page = find(path);
    if (page != null) {
      answer.page(page);
    } else if (find(path + "/") != null) {
      redirect(exchange, new Redirects.Hop(301, path + "/"));
    } else if (path.equals(SitePages.GONE)) {
      answer.send(410, HTML, frames.problem("Gone", "This page was taken down on purpose."));
    } else {
      answer.send(404, HTML, frames.problem("Page not found", "Nothing lives at this address."));
    }
  }

  private @Nullable Page find(String path) {
    Page page = pages.get(path);
    return page != null ? page : calendar.page(path);
  }

  private static void redirect(HttpExchange exchange, Redirects.Hop hop) throws IOException {
    exchange.getResponseHeaders().set("Location", hop.target());
    exchange.sendResponseHeaders(hop.status(), -1);
  }
}
