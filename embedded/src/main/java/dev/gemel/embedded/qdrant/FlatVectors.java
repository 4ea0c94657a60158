package dev.gemel.embedded.qdrant;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.hnsw.FlatVectorScorerUtil;
import org.apache.lucene.codecs.lucene99.Lucene99FlatVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Vectors on disk without a graph: Lucene's own files, under a name by which Lucene finds this
 * class (it is a service, hence public) when it opens a segment.
 */
public final class FlatVectors extends KnnVectorsFormat {
  static final String NAME = "GemelFlatVectors";

  private final Lucene99FlatVectorsFormat files =
      new Lucene99FlatVectorsFormat(FlatVectorScorerUtil.getLucene99FlatVectorsScorer());

  /** Called by Lucene. */
  public FlatVectors() {
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
