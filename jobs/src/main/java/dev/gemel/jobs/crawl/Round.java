package dev.gemel.jobs.crawl;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One round of a crawl, as tasks need it.
 *
 * @param crawlId the crawl
 * @param number from 0
 * @param author who wrote what a page does not attribute
 * @param admission which URLs are asked for
 * @param maxDepth links from a seed
 * @param policy how they are asked for
 */
record Round(
    String crawlId,
    int number,
    @Nullable String author,
    Admission admission,
    int maxDepth,
    FetchPolicy policy)
    implements Serializable {}
