/**
 * Models that others made: a catalogue, and a cache that is filled from packages, URLs and hubs.
 */
@NullMarked
package dev.gemel.clients.models;

import org.jspecify.annotations.NullMarked;
