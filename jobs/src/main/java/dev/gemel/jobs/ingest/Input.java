package dev.gemel.jobs.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** Opens files of any of Hadoop's file systems. */
final class Input {
  private static final int BUFFER = 1 << 16;

  private Input() {}

  /** The file's bytes as they are. */
  static InputStream raw(String file, Configuration conf) throws IOException {
    Path path = new Path(file);
    return new BufferedInputStream(path.getFileSystem(conf).open(path), BUFFER);
  }

  /** The file's bytes, decompressed when its ending names a codec. */
  static InputStream plain(String file, Configuration conf) throws IOException {
    CompressionCodec codec = new CompressionCodecFactory(conf).getCodec(new Path(file));
    InputStream raw = raw(file, conf);
    return codec == null ? raw : new BufferedInputStream(codec.createInputStream(raw), BUFFER);
  }
}
