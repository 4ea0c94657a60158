package dev.gemel.text.benchmark;

import dev.gemel.text.html.Charsets;
import dev.gemel.text.html.Links;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What the crawler reads from a page of middle size. An operation is a page. */
@Warmup(iterations = Sample.USUAL)
public class HtmlBenchmark {
  /** The bytes of pages. */
  public static class Bodies extends Sample<byte[]> {
    /** Encodes the pages. */
    @Setup
    public void load() {
      List<Inputs.Page> pages = Inputs.read().pages().subList(Inputs.PAGES, 2 * Inputs.PAGES);
      fill(
          pages.stream().map(p -> p.html().getBytes(StandardCharsets.UTF_8)).toList(),
          b -> b.length);
    }
  }

  /** Charset and characters. */
  @Benchmark
  @OperationsPerInvocation(Inputs.PAGES)
  @Warmup(iterations = Sample.LIGHT)
  public void decode(Bodies bodies, Bytes bytes, Blackhole hole) {
    bodies.each(hole, bytes, body -> Charsets.decode(body, "text/html"));
  }

  /** Links, feeds and what robots may do. */
  @Benchmark
  @OperationsPerInvocation(Inputs.PAGES)
  public void links(Pages pages, Bytes bytes, Blackhole hole) {
    pages.each(hole, bytes, page -> Links.extract(page.html(), page.url()));
  }
}
