/**
 * MongoDB: the collections of standardised documents, read and written through the Spark connector.
 */
@NullMarked
package dev.gemel.jobs.mongo;

import org.jspecify.annotations.NullMarked;
