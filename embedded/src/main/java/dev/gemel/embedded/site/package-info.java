/**
 * The sample website: original prose by two invented authors, served over loopback HTTP together
 * with every trap a polite crawler has to survive. It knows its own truth ({@link
 * dev.gemel.embedded.site.SampleSiteFacts}), so tests assert against the site, not against numbers.
 */
@NullMarked
package dev.gemel.embedded.site;

import org.jspecify.annotations.NullMarked;
