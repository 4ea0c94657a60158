package dev.gemel.jobs.dedup;

/**
 * Two documents that say the same.
 *
 * @param a one document
 * @param b the other
 * @param similarity containment, 0 to 1; 1 for equal texts
 */
record Pair(String a, String b, double similarity) {}
