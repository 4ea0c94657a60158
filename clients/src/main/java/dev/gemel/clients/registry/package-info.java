/** Which model versions there are and which one is served: a folder, or an MLflow server. */
@NullMarked
package dev.gemel.clients.registry;

import org.jspecify.annotations.NullMarked;
