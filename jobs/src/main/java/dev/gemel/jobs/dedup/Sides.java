package dev.gemel.jobs.dedup;

import dev.gemel.text.Ids;
import java.util.List;
import java.util.Objects;

/**
 * Train or test. A new cluster's side is a stable hash of its id. A document keeps its side for as
 * long as it is in the table. Where clusters of both sides merge, the cluster is on the test side:
 * a text that was ever a test must not be trained on; its train members are left out of datasets.
 */
final class Sides {
  static final String TRAIN = "train";
  static final String TEST = "test";

  private static final String SALT = "gemel-split-1/";
  private static final double UNIT = 0x1.0p-53;

  private Sides() {}

  /** The side of a cluster: what its members have, else by its id. */
  static String of(List<Member> members, String clusterId, double testShare) {
    if (members.stream().anyMatch(m -> TEST.equals(m.split()))) {
      return TEST;
    }
    boolean old = members.stream().map(Member::split).anyMatch(Objects::nonNull);
    return old || fraction(clusterId) >= testShare ? TRAIN : TEST;
  }

  /** A number in [0, 1) that depends on the id alone. */
  static double fraction(String clusterId) {
    String digits = Ids.xxh128(SALT + clusterId).substring(0, 16);
    return (Long.parseUnsignedLong(digits, 16) >>> 11) * UNIT;
  }
}
