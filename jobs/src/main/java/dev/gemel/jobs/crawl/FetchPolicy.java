package dev.gemel.jobs.crawl;

import java.io.Serializable;
import java.time.Duration;

/**
 * How tasks ask; travels to executors.
 *
 * @param delay between the end of a request and the next one to the same host, when robots.txt
 *     names no delay
 * @param maxDelay a host whose robots.txt asks for more is left out
 * @param concurrency hosts asked at once by one task
 * @param connectTimeout for TCP and TLS
 * @param timeout for one request from its start to the end of its body
 * @param maxBody largest body, in bytes after decompression
 * @param maxRedirects hops followed from one URL
 * @param retries requests made again after 429, 5xx or a broken connection
 * @param retryAfterMax a longer Retry-After defers the URL to the next crawl
 * @param userAgent value of the header
 * @param robotName lower-case product token robots.txt is read for (RFC 9309, section 2.2.1)
 */
public record FetchPolicy(
    Duration delay,
    Duration maxDelay,
    int concurrency,
    Duration connectTimeout,
    Duration timeout,
    long maxBody,
    int maxRedirects,
    int retries,
    Duration retryAfterMax,
    String userAgent,
    String robotName)
    implements Serializable {}
