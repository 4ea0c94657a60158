package dev.gemel.text.dedup;

/**
 * Locality-sensitive hashing by bands (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets",
 * 3.4): documents that share a key are candidates.
 */
public final class LshBands {
  private final MinHashConfig config;

  /** Bands of signatures of this configuration. */
  public LshBands(MinHashConfig config) {
    this.config = config;
  }

  /**
   * One key per band; the band's number is hashed in, so keys of different bands do not meet.
   *
   * @param signature of {@link MinHash} with the same configuration; empty gives no keys
   * @throws IllegalArgumentException if the length is not that of the configuration
   */
  public long[] keys(long[] signature) {
    if (signature.length == 0) {
      return new long[0];
    }
    if (signature.length != config.values()) {
      throw new IllegalArgumentException(
          "a signature of %d values does not fit %d bands of %d rows"
              .formatted(signature.length, config.bands(), config.rows()));
    }
    long[] keys = new long[config.bands()];
    for (int band = 0; band < keys.length; band++) {
      keys[band] = key(signature, band);
    }
    return keys;
  }

  private long key(long[] signature, int band) {
    long key = Mix.mix((band + 1) * Mix.GOLDEN);
    for (int row = 0; row < config.rows(); row++) {
      key = Mix.mix(key * 31 + signature[band * config.rows() + row]);
    }
    return key;
  }
}
