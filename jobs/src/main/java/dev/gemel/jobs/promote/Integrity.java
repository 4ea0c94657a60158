package dev.gemel.jobs.promote;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was measured is what would be served.
 *
 * @param files artifacts that were compared with their digest
 * @param broken artifacts that are missing or have another digest
 * @param unread why artifacts could not be compared; null when they were
 * @param trainedTemplate SHA-256 of the chat template in training
 * @param evaluatedTemplate the same in evaluation; null when the generator did not tell
 * @param servedTemplate the same in the folder that is served; null when it could not be read
 * @param sharedClusters clusters of documents both trained on and tested on
 */
public record Integrity(
    int files,
    List<String> broken,
    @Nullable String unread,
    String trainedTemplate,
    @Nullable String evaluatedTemplate,
    @Nullable String servedTemplate,
    long sharedClusters) {

  public Integrity {
    broken = List.copyOf(broken);
  }
}
