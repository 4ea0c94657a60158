package dev.gemel.jobs.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoundTest {
  /** Rows of two processes are compared byte by byte; an unordered map differs between them. */
  @Test
  void marksAreInTheOrderOfTheirNames() {
    Found robots = Found.robots("https://a.example/robots.txt", List.of());
    assertEquals(List.of("noindex", "role"), List.copyOf(robots.fields().keySet()));
  }
}
