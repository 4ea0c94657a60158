package dev.gemel.jobs.evaluate;

import java.io.Serializable;

/**
 * A row of a release's test split.
 *
 * @param id instruction_id
 * @param documentId its source document
 * @param clusterId of that document
 * @param instruction what is asked
 * @param reference what the author answers
 */
public record TestRow(
    String id, String documentId, String clusterId, String instruction, String reference)
    implements Serializable {}
