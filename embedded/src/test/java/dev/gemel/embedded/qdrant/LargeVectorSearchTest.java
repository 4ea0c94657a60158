package dev.gemel.embedded.qdrant;

import org.junit.jupiter.api.Tag;

/** The same where a graph begins outside of tests. */
@Tag("heavy")
class LargeVectorSearchTest extends VectorSearchTest {
  @Override
  int graphFrom() {
    return CollectionCodec.GRAPH_FROM;
  }
}
