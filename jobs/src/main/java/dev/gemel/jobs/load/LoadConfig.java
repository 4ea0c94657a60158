package dev.gemel.jobs.load;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.mongo.MongoConfig;

/**
 * Configuration of {@link LoadJob}.
 *
 * @param mongo where documents go
 * @param maxDocumentBytes largest content, in bytes of UTF-8; MongoDB's own limit is 16 MiB a
 *     document
 */
public record LoadConfig(MongoConfig mongo, long maxDocumentBytes) {

  /** Reads the section {@code load}. */
  public static LoadConfig from(Settings settings) {
    Section load = settings.section("load");
    long max = load.bytes("max-document");
    if (max > 15L << 20) {
      load.problem(
          "max-document", max + " is over 15MiB, and MongoDB refuses documents over 16MiB");
    }
    load.check();
    return new LoadConfig(MongoConfig.from(settings), max);
  }
}
