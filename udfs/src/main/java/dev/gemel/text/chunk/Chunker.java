package dev.gemel.text.chunk;

import dev.gemel.text.block.Cutter;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts Markdown or plain text into chunks along its structure: at headings first, then between
 * paragraphs and code blocks, then between sentences and lines, then between words, and inside a
 * word only if it is larger than a chunk.
 *
 * <p>No chunk has more than {@link ChunkPolicy#maxTokens()} tokens (a single code point that counts
 * more is the one exception). In order, the chunks cover every non-blank character. A heading stays
 * with what follows it; sections under a quarter of the target are joined to the next one.
 * Immutable; as thread safe as its counter.
 */
public final class Chunker {
  private final ChunkPolicy policy;
  private final TokenCounter counter;

  /** A chunker for one model's tokens. */
  public Chunker(ChunkPolicy policy, TokenCounter counter) {
    this.policy = policy;
    this.counter = counter;
  }

  /** The chunks of a text; none for a blank one. */
  public List<Chunk> chunk(String markdown) {
    Cutter cutter = new Cutter(markdown, counter::count);
    Packer packer = new Packer(markdown, policy, cutter, Atoms.of(markdown, policy, cutter));
    List<Chunk> chunks = new ArrayList<>();
    int from = 0;
    while (from < packer.size()) {
      int start = packer.start(from, chunks);
      int to = packer.end(from, start);
      int end = packer.atomEnd(to);
      String text = markdown.substring(start, end);
      List<String> path = packer.path(from, to);
      chunks.add(new Chunk(chunks.size(), path, start, end, text, counter.count(text)));
      from = to;
    }
    return chunks;
  }
}
