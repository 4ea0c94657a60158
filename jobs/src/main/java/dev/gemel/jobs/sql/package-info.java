/** The text functions' doors to SQL and to the command line. */
@NullMarked
package dev.gemel.jobs.sql;

import org.jspecify.annotations.NullMarked;
