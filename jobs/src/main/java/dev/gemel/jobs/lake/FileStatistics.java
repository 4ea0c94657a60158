package dev.gemel.jobs.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** The statistics that Delta keeps beside a data file, as JSON. */
final class FileStatistics {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FileStatistics() {}

  /** The file's {@code numRecords}; absent when its writer did not count. */
  static Optional<Long> rows(String statistics) {
    try {
      JsonNode rows = JSON.readTree(statistics).get("numRecords");
      return rows == null ? Optional.empty() : Optional.of(rows.asLong());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("statistics of a data file are no JSON: " + statistics, e);
    }
  }
}
