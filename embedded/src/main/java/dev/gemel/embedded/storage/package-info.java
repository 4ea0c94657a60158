/** What both servers need from a data folder: one owner, and files that are written whole. */
@NullMarked
package dev.gemel.embedded.storage;

import org.jspecify.annotations.NullMarked;
