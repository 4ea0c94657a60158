package dev.gemel.text.benchmark;

import dev.gemel.text.url.UrlNormalizer;
import dev.gemel.text.url.Urls;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** URLs of the tests' table, odd ones among them. An operation is a URL. */
@Warmup(iterations = Sample.USUAL)
public class UrlBenchmark {
  /** The URLs. */
  public static class Addresses extends Sample<String> {
    /** Reads them. */
    @Setup
    public void load() {
      fill(Inputs.read().urls(), Sample::utf8);
    }
  }

  /** The canonical form. */
  @Benchmark
  @OperationsPerInvocation(Inputs.URLS)
  public void normalize(Addresses urls, Bytes bytes, Blackhole hole) {
    urls.each(hole, bytes, url -> String.valueOf(UrlNormalizer.normalize(url)));
  }

  /** Whether it is of a given site. */
  @Benchmark
  @OperationsPerInvocation(Inputs.URLS)
  public void site(Addresses urls, Bytes bytes, Blackhole hole) {
    urls.each(hole, bytes, url -> Urls.sameSite(url, "https://example.com/"));
  }
}
