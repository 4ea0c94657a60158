package dev.gemel.text.benchmark;

import dev.gemel.text.html.ContentExtractor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Extraction: a page to its main content. An operation is a page. */
// So many paths through so much code that a JVM compiles for half a minute.
@Warmup(iterations = 45)
public class ExtractBenchmark {
  /** Text, Markdown, comments, metadata. */
  @Benchmark
  @OperationsPerInvocation(Inputs.PAGES)
  public void page(Pages.Sized pages, Bytes bytes, Blackhole hole) {
    pages.each(hole, bytes, page -> ContentExtractor.extract(page.html(), page.url()));
  }
}
