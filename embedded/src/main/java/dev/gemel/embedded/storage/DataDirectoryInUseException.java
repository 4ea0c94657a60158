package dev.gemel.embedded.storage;

import java.nio.file.Path;

/** A data folder is held by another server, in this process or another. */
public final class DataDirectoryInUseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  DataDirectoryInUseException(Path path, String server, String owner, Throwable cause) {
    super(
        "Cannot start "
            + server
            + " on "
            + path
            + ": it is held by "
            + owner
            + ". Stop that process, give this one another folder (--home), or run a real server"
            + " that both can share.",
        cause);
  }
}
