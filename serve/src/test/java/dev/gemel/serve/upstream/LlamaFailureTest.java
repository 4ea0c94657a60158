package dev.gemel.serve.upstream;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.serve.api.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlamaFailureTest {
  @TempDir Path folder;

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertTrue(load(folder.resolve("none.gguf")).getMessage().contains("none.gguf"));
  }

  @Test
  void aFileThatIsNoModelIsAnErrorNotACrash() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.gguf"), "this is no model");
    assertTrue(load(file).getMessage().contains("bad.gguf"));
  }

  private static ApiException load(Path file) {
    return assertThrows(
        ApiException.class, () -> LlamaUpstream.load(new LlamaUpstream.Spec(file, 128, 1, 1)));
  }
}
