/** What the clients share: how a specification is checked and where a key comes from. */
@NullMarked
package dev.gemel.clients;

import org.jspecify.annotations.NullMarked;
