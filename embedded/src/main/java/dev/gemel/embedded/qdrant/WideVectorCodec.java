package dev.gemel.embedded.qdrant;

import java.io.IOException;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Lucene's own codec without its limit of 1,024 dimensions, which is a policy of the writer and not
 * of the file format. It keeps the names of the codec it wraps, so that any Lucene reads the index.
 */
final class WideVectorCodec extends FilterCodec {
  private final KnnVectorsFormat vectors =
      new PerFieldKnnVectorsFormat() {
        @Override
        public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
          return new WideFormat();
        }

        @Override
        public int getMaxDimensions(String field) {
          return VectorSpec.MAX_SIZE;
        }
      };

  WideVectorCodec() {
    this(new Lucene912Codec());
  }

  private WideVectorCodec(Lucene912Codec codec) {
    super(codec.getName(), codec);
  }

  @Override
  public KnnVectorsFormat knnVectorsFormat() {
    return vectors;
  }

  private static final class WideFormat extends KnnVectorsFormat {
    private final Lucene99HnswVectorsFormat format = new Lucene99HnswVectorsFormat();

    WideFormat() {
      super("Lucene99HnswVectorsFormat");
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
      return format.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
      return format.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
      return VectorSpec.MAX_SIZE;
    }
  }
}
