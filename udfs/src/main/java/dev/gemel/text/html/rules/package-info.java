/**
 * The choice of the body by rules: candidates, furniture, links, comments. Internal to extraction.
 */
@NullMarked
package dev.gemel.text.html.rules;

import org.jspecify.annotations.NullMarked;
