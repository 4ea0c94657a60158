package dev.gemel.jobs.crawl;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the lake knows of an origin's robots.txt.
 *
 * @param asked whether this crawl has asked for it
 * @param usable whether this crawl got it or was told that it has not changed
 * @param status HTTP status this crawl got; null when none
 * @param body the stored file; null when none is stored
 * @param known validators of the stored file
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record KnownRobots(
    boolean asked,
    boolean usable,
    @Nullable Integer status,
    byte @Nullable [] body,
    Target.@Nullable Known known)
    implements Serializable {
  static final KnownRobots NONE = new KnownRobots(false, false, null, null, null);
}
