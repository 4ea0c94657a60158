package dev.gemel.jobs.dedup;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A row of {@code silver.duplicates}. */
record Assignment(
    String documentId,
    String clusterId,
    String representativeId,
    String method,
    double similarity,
    int clusterSize,
    String split,
    String clusterSplit,
    String textHash) {

  Row row() {
    return RowFactory.create(
        documentId,
        clusterId,
        representativeId,
        method,
        similarity,
        clusterSize,
        split,
        clusterSplit,
        textHash);
  }
}
