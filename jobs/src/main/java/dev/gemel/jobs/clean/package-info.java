/** The clean job: documents of MongoDB become text worth training on. */
@NullMarked
package dev.gemel.jobs.clean;

import org.jspecify.annotations.NullMarked;
