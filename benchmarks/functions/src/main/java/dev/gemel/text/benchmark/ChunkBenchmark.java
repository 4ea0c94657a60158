package dev.gemel.text.benchmark;

import dev.gemel.text.block.Blocks;
import dev.gemel.text.block.Sentences;
import dev.gemel.text.block.Words;
import dev.gemel.text.chunk.ChunkPolicy;
import dev.gemel.text.chunk.Chunker;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Cutting and counting. An operation is a text. */
@Warmup(iterations = Sample.USUAL)
public class ChunkBenchmark {
  private static final Chunker CHUNKER = new Chunker(ChunkPolicy.DEFAULT, Words::count);

  /** Chunks along headings, with words for tokens: no model's tokenizer is in udfs. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void chunks(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, CHUNKER::chunk);
  }

  /** Words. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  @Warmup(iterations = Sample.LIGHT)
  public void words(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, Words::count);
  }

  /** Sentences. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void sentences(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, Sentences::split);
  }

  /** Blocks of Markdown. */
  @Benchmark
  @OperationsPerInvocation(Inputs.TEXTS)
  public void blocks(Texts texts, Bytes bytes, Blackhole hole) {
    texts.each(hole, bytes, Blocks::parse);
  }
}
