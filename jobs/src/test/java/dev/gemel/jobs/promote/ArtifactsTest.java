package dev.gemel.jobs.promote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gemel.clients.registry.ModelVersion;
import dev.gemel.jobs.evaluate.Releases;
import dev.gemel.jobs.train.ModelFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactsTest {
  @TempDir Path home;

  private static List<String> broken(ModelVersion version) {
    return Artifacts.read(version, null, 0).broken();
  }

  @Test
  void theGgufFileIsHeldAgainstItsDigest() throws IOException {
    ModelVersion plain = Releases.model(home, "k1", "r");
    assertEquals(List.of(), broken(plain));
    Path gguf = Files.writeString(home.resolve("model.gguf"), "weights");
    ModelVersion version =
        new ModelVersion(
            plain.name(),
            plain.version(),
            plain.path(),
            gguf.toUri(),
            plain.base(),
            plain.stage(),
            plain.releaseId(),
            plain.templateSha256(),
            plain.artifacts(),
            plain.parent(),
            plain.createdAt(),
            plain.tags());
    version = version.withTags(Map.of(ModelVersion.GGUF_SHA256, ModelFolders.fileSha256(gguf)));
    assertEquals(List.of(), broken(version));
    Files.writeString(gguf, "other weights");
    assertEquals(List.of("the GGUF file"), broken(version));
    Files.delete(gguf);
    assertEquals(List.of("the GGUF file"), broken(version));
  }
}
