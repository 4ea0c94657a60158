/** Contract tests of the MongoDB protocol. */
@NullMarked
package dev.gemel.embedded.mongo;

import org.jspecify.annotations.NullMarked;
