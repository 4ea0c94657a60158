/** The lake's tables, each column declared once with its type and description. */
@NullMarked
package dev.gemel.jobs.table;

import org.jspecify.annotations.NullMarked;
