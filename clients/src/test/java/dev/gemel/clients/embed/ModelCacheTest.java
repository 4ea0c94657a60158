package dev.gemel.clients.embed;

import static dev.gemel.clients.Failures.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gemel.clients.embed.CarriedModel.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {
  private static final String NETWORK_SHA =
      "3009be769fb8f956e8413ee9f3e0836e34968bc40457d0a10c549d2edcf00cc1";
  private static final String TOKENIZER_SHA =
      "5f97e3774c51edd1d63706c2ec3826c564a067794770cdab0f8c4797971cacf9";

  @TempDir private Path temp;
  private final AtomicInteger opened = new AtomicInteger();

  @Test
  void copiesOnceAndFindsTheCopyAgain() throws Exception {
    ModelFiles first = cache().files(model());
    ModelFiles second = cache().files(model());
    assertEquals(first, second);
    assertEquals("network", Files.readString(first.onnx()));
    assertEquals(2, opened.get());
  }

  @Test
  void aDamagedCopyIsReplaced() throws Exception {
    Path onnx = cache().files(model()).onnx();
    Files.writeString(onnx, "netw");
    cache().files(model());
    assertEquals("network", Files.readString(onnx));
  }

  @Test
  void manyAtOnceLeaveWholeFilesAndNothingElse() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(16);
    try {
      Callable<ModelFiles> task = () -> cache().files(model());
      List<Future<ModelFiles>> all = pool.invokeAll(Collections.nCopies(64, task));
      for (Future<ModelFiles> files : all) {
        assertEquals("network", Files.readString(files.get().onnx()));
      }
      try (Stream<Path> left = Files.list(all.get(0).get().onnx().getParent())) {
        String onnx = ModelFiles.ONNX;
        String tokenizer = ModelFiles.TOKENIZER;
        assertEquals(
            Set.of(onnx, onnx + ".verified", tokenizer, tokenizer + ".verified"),
            left.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void anotherContentThanThePinnedIsRefusedAndRemoved() throws Exception {
    Resource wrong = new Resource("network", "00".repeat(32));
    CarriedModel model = new CarriedModel("x", wrong, model().tokenizer(), 4, 8);
    IOException e = assertThrows(IOException.class, () -> cache().files(model));
    assertSays(e, "expected 0000");
    try (Stream<Path> left = Files.list(root().resolve("00".repeat(32)))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void aMissingResourceIsNamed() {
    CarriedModel model =
        new CarriedModel("x", new Resource("absent", "ab"), model().tokenizer(), 4, 8);
    IOException e = assertThrows(IOException.class, () -> cache().files(model));
    assertSays(e, "does not carry absent");
  }

  @Test
  void aLinkInPlaceOfTheFolderIsRefused() throws Exception {
    Files.createSymbolicLink(root(), Files.createDirectory(temp.resolve("elsewhere")));
    IOException e = assertThrows(IOException.class, () -> cache().files(model()));
    assertSays(e, "not a folder of this user");
  }

  private Path root() {
    return temp.resolve("cache");
  }

  private ModelCache cache() {
    return new ModelCache(root(), this::open);
  }

  private static CarriedModel model() {
    return new CarriedModel(
        "x", new Resource("network", NETWORK_SHA), new Resource("tokenizer", TOKENIZER_SHA), 4, 8);
  }

  private @Nullable InputStream open(String path) {
    opened.incrementAndGet();
    return Map.of("network", bytes("network"), "tokenizer", bytes("tokenizer")).get(path);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
