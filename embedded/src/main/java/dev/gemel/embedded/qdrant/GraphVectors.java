package dev.gemel.embedded.qdrant;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Vectors with Lucene's graph, without its limit of 1,024 dimensions, which is a policy of the
 * writer and not of the files. It keeps Lucene's name, so that Lucene's own class reads them.
 */
final class GraphVectors extends KnnVectorsFormat {
  static final String NAME = "Lucene99HnswVectorsFormat";

  private final Lucene99HnswVectorsFormat files = new Lucene99HnswVectorsFormat();

  GraphVectors() {
    super(NAME);
  }

  @Override
  public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
    return files.fieldsWriter(state);
  }

  @Override
  public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
    return files.fieldsReader(state);
  }

  @Override
  public int getMaxDimensions(String field) {
    return VectorSpec.MAX_SIZE;
  }
}
