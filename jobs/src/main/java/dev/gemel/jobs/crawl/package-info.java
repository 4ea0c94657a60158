/**
 * The crawl: polite, resumable and bounded. The driver plans rounds from what the lake records; the
 * tasks ask one host each at a time.
 */
@NullMarked
package dev.gemel.jobs.crawl;

import org.jspecify.annotations.NullMarked;
