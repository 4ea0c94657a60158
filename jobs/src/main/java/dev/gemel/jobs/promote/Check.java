package dev.gemel.jobs.promote;

/**
 * One check of the gate.
 *
 * @param name such as {@code integrity.digests}
 * @param outcome what it says
 * @param measured what was found
 * @param threshold what was asked for
 * @param sentence for people: what it means and, when it did not pass, what to do
 */
public record Check(
    String name, Outcome outcome, String measured, String threshold, String sentence) {}
