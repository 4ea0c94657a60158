package dev.gemel.jobs.promote;

import dev.gemel.jobs.evaluate.Sanity;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the gate judges by. Training metrics are not in it: a model whose reward accuracy is 1.0
 * may write nonsense.
 *
 * @param candidate run key of the candidate
 * @param opponent the champion's run key, or the base model's name
 * @param testDigest SHA-256 of the test set
 * @param integrity whether what was measured is what would be served
 * @param sanity of the candidate's answers
 * @param verdicts of judges asked for about the candidate; 0 when none was asked
 * @param unparsable verdicts among them that could not be read
 * @param metrics by name
 * @param spentAlpha of this test set, by the gates it has decided before
 */
public record Evidence(
    String candidate,
    String opponent,
    String testDigest,
    Integrity integrity,
    Sanity sanity,
    long verdicts,
    long unparsable,
    SortedMap<String, Paired> metrics,
    double spentAlpha) {

  public Evidence {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
  }
}
