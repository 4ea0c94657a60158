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
 * @param maxWithdrawnShare of the documents that may leave in one run because their pages are gone,
 *     0 to 1
 */
public record LoadConfig(MongoConfig mongo, long maxDocumentBytes, double maxWithdrawnShare) {

  /** Reads the section {@code load}. */
  public static LoadConfig from(Settings settings) {
    Section load = settings.section("load");
    long max = load.bytes("max-document");
    if (max > 15L << 20) {
      load.problem(
          "max-document", max + " is over 15MiB, and MongoDB refuses documents over 16MiB");
    }
    double share = load.number("max-withdrawn-share", 0, 1);
    load.check();
    return new LoadConfig(MongoConfig.from(settings), max, share);
  }
}
