package dev.gemel.jobs.run;

import dev.gemel.jobs.lake.Lake;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;

/**
 * What a run of a job is given.
 *
 * @param spark the session
 * @param lake the tables
 * @param services addresses of MongoDB and Qdrant, started on first use when embedded
 * @param runId random UUID of this run
 * @param startedAt the run's clock: jobs read no other
 */
public record JobContext(
    SparkSession spark, Lake lake, Services services, String runId, Instant startedAt) {}
