package dev.gemel.jobs.mongo;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;

/**
 * Where documents are kept.
 *
 * @param database database name
 * @param batch documents a write request carries
 */
public record MongoConfig(String database, int batch) {

  /** Reads the sections {@code mongodb} and {@code load}. */
  public static MongoConfig from(Settings settings) {
    Section mongodb = settings.section("mongodb");
    Section load = settings.section("load");
    MongoConfig config =
        new MongoConfig(mongodb.string("database"), load.integer("batch", 1, 100_000));
    mongodb.check();
    load.check();
    return config;
  }
}
