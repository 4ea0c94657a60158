package dev.gemel.serve.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Where llama.cpp's library is unpacked. */
final class LlamaLibrary {
  private static final String FOLDER = "de.kherud.llama.tmpdir";

  private LlamaLibrary() {}

  /**
   * Gives this process a folder of its own. By default all processes of the machine unpack to one
   * name in the common temporary folder: one that starts would replace the code of one that runs.
   */
  static void prepare() {
    if (System.getProperty(FOLDER) == null) {
      try {
        var folder = Files.createTempDirectory("gemel-llama-");
        folder.toFile().deleteOnExit();
        System.setProperty(FOLDER, folder.toString());
      } catch (IOException e) {
        throw new UncheckedIOException("no folder for llama.cpp's library could be made", e);
      }
    }
  }
}
