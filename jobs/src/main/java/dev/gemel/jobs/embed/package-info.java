/** The embed job: documents become chunks, vectors and Qdrant points, which are searched. */
@NullMarked
package dev.gemel.jobs.embed;

import org.jspecify.annotations.NullMarked;
