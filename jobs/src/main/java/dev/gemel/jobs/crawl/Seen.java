package dev.gemel.jobs.crawl;

import java.io.Serializable;

/**
 * URLs a task need not ask for.
 *
 * @param asked by this crawl in earlier rounds
 * @param stored in {@code bronze.pages} when the run began
 */
record Seen(UrlSet asked, UrlSet stored) implements Serializable {}
