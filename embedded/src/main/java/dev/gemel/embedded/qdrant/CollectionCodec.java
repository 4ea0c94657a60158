package dev.gemel.embedded.qdrant;

import java.io.IOException;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.MergeInfo;

/**
 * Lucene's codec, building graphs only where they pay: in segments that merging has made large.
 *
 * <p>Comparing all vectors of a small segment is as fast as walking a graph, and exact, while
 * building the graph takes most of the time of a write and is done anew at every merge.
 */
final class CollectionCodec extends FilterCodec {
  /** The number of points from which a segment has a graph, unless a test asks for another. */
  static final int GRAPH_FROM = 10_000;

  private final KnnVectorsFormat vectors;

  /**
   * @param graphFrom the number of points from which a segment has a graph
   */
  CollectionCodec(int graphFrom) {
    this(new Lucene912Codec(), graphFrom);
  }

  private CollectionCodec(Lucene912Codec codec, int graphFrom) {
    // Under the name of the codec it wraps, which can read what it writes.
    super(codec.getName(), codec);
    this.vectors = new BySize(graphFrom);
  }

  @Override
  public KnnVectorsFormat knnVectorsFormat() {
    return vectors;
  }

  /** Whether a segment has a graph of the vectors in {@code field}. */
  static boolean hasGraph(LeafReader segment, String field) {
    FieldInfo info = segment.getFieldInfos().fieldInfo(field);
    return info != null
        && GraphVectors.NAME.equals(
            info.getAttribute(PerFieldKnnVectorsFormat.PER_FIELD_FORMAT_KEY));
  }

  private static final class BySize extends KnnVectorsFormat {
    private final KnnVectorsFormat flat = everyField(new FlatVectors());
    private final KnnVectorsFormat graph = everyField(new GraphVectors());

    private final int graphFrom;

    BySize(int graphFrom) {
      super(PerFieldKnnVectorsFormat.PER_FIELD_NAME);
      this.graphFrom = graphFrom;
    }

    private static KnnVectorsFormat everyField(KnnVectorsFormat format) {
      return new PerFieldKnnVectorsFormat() {
        @Override
        public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
          return format;
        }
      };
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
      MergeInfo merge = state.context.mergeInfo;
      boolean large = merge != null && merge.totalMaxDoc >= graphFrom;
      return (large ? graph : flat).fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
      return flat.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
      return VectorSpec.MAX_SIZE;
    }
  }
}
