/** The endpoints over HTTP. */
@NullMarked
package dev.gemel.serve.http;

import org.jspecify.annotations.NullMarked;
