package dev.gemel.clients.embed;

import static dev.gemel.clients.Failures.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gemel.clients.SpecException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingSpecTest {
  @Test
  void allProblemsAreReportedAtOnce() {
    SpecException e = assertThrows(SpecException.class, () -> new EmbeddingSpec(" ", 2, 0));
    assertEquals(3, e.problems().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-MiniLM-L12-v2", "/no/such/folder", "bad\0path", "../../etc"})
  void anUnknownModelIsNamedTogetherWithWhatIsKnown(String model) {
    EmbeddingSpec spec = new EmbeddingSpec(model, 256, 1);
    SpecException e = assertThrows(SpecException.class, () -> EmbeddingModel.load(spec));
    assertSays(e, model);
    assertSays(e, "all-MiniLM-L6-v2");
  }

  @Test
  void aFolderWithMalformedFilesIsRefused(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("model.onnx"), "not a network");
    Files.writeString(folder.resolve("tokenizer.json"), "{}");
    EmbeddingSpec spec = new EmbeddingSpec(folder.toString(), 256, 1);
    var e = assertThrows(UncheckedIOException.class, () -> EmbeddingModel.load(spec));
    assertSays(e, folder.toString());
  }

  @Test
  void aFolderWithAMalformedNetworkIsRefused(@TempDir Path folder) throws Exception {
    ModelFiles good = ModelFiles.find("all-MiniLM-L6-v2");
    Files.copy(good.tokenizer(), folder.resolve("tokenizer.json"));
    Files.writeString(folder.resolve("model.onnx"), "not a network");
    EmbeddingSpec spec = new EmbeddingSpec(folder.toString(), 256, 1);
    var e = assertThrows(UncheckedIOException.class, () -> EmbeddingModel.load(spec));
    assertSays(e, "model.onnx");
  }

  @Test
  void aFolderWorksLikeACarriedModel() throws Exception {
    ModelFiles good = ModelFiles.find("all-MiniLM-L6-v2");
    String folder = String.valueOf(good.onnx().getParent());
    try (var model = EmbeddingModel.load(new EmbeddingSpec(folder, 64, 1))) {
      assertEquals(good.digest(), model.digest());
      assertEquals(64, model.encode("spark ".repeat(100)).tokens());
    }
  }
}
