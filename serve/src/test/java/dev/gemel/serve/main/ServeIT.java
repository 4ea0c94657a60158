package dev.gemel.serve.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.clients.vector.VectorPoint;
import dev.gemel.clients.vector.VectorStore;
import dev.gemel.clients.vector.VectorStoreSpec;
import dev.gemel.embedded.qdrant.EmbeddedQdrant;
import dev.gemel.serve.Client;
import dev.gemel.serve.Client.Reply;
import dev.gemel.serve.FakeModel;
import dev.gemel.serve.TestService;
import dev.gemel.serve.rag.QueryEmbedder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process of its own. */
@Timeout(180)
class ServeIT {
  private static final Path JAR = Path.of("target", "gemel-serve.jar").toAbsolutePath();

  @TempDir Path home;

  @Test
  void answersFromTheHomesTextsAndStopsWhenTold() throws Exception {
    fill();
    CountDownLatch go = new CountDownLatch(1);
    try (FakeModel model = new FakeModel(FakeModel.streams("Feed ", "it [1]."))) {
      Process process =
          gemel(
              "--home",
              home.toString(),
              "--port",
              "0",
              "--json",
              "--set",
              "serve.upstream.url=" + model.url(),
              "--set",
              "serve.upstream.model=m");
      try {
        Client client = new Client(port(process.inputReader()));
        Reply reply = client.chat(Client.question("How is a sourdough starter fed?"));
        assertEquals(200, reply.status(), reply.body());
        JsonNode json = reply.json();
        assertEquals("Feed it [1].", json.at("/choices/0/message/content").asText());
        assertEquals(id(1), json.at("/twin/sources/0/chunk_id").asText());
        assertTrue(model.bodies().get(0).contains("fed with flour"), model.bodies().get(0));
        endsWhatIsUnderWay(process, client, model, go);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static void endsWhatIsUnderWay(
      Process process, Client client, FakeModel model, CountDownLatch go) throws Exception {
    model.answers(FakeModel.waitsFor(go, FakeModel.streams("late")));
    CompletableFuture<Reply> late =
        CompletableFuture.supplyAsync(() -> client.chat(Client.question("q")));
    while (model.bodies().size() < 2) {
      Thread.sleep(10);
    }
    process.destroy();
    while (client.get("/health/ready").status() == 200) {
      Thread.sleep(10);
    }
    go.countDown();
    assertEquals(200, late.get().status());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    // As the JVM says that it was told to stop by SIGTERM.
    assertEquals(143, process.exitValue());
  }

  @Test
  void helpHasAnExample() throws Exception {
    Process process = gemel("--help");
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertTrue(text.contains("gemel serve --port 8080"), text);
  }

  @Test
  @Tag("heavy")
  void theJarHoldsNoSpark() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertFalse(jar.stream().anyMatch(e -> e.getName().startsWith("org/apache/spark")));
      assertTrue(jar.stream().anyMatch(e -> e.getName().equals("gemel/serve/page/index.html")));
    }
  }

  private static int port(BufferedReader out) throws IOException {
    String line = out.readLine();
    return Integer.parseInt(line.replaceAll(".*:([0-9]+)\".*", "$1"));
  }

  private static Process gemel(String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.gemel.serve.main.Serve"));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private void fill() {
    QueryEmbedder embedder = QueryEmbedder.from(TestService.settings("embedded", Map.of()));
    try (EmbeddedQdrant qdrant = EmbeddedQdrant.start(home.resolve("qdrant"));
        VectorStore store =
            VectorStore.connect(new VectorStoreSpec(qdrant.url(), null, Duration.ofSeconds(30)))) {
      store.ensureCollection("gemel_chunks", 384, List.of("author"));
      List<VectorPoint> points = new ArrayList<>();
      for (String text :
          List.of("A sourdough starter is fed with flour.", "Maps show an old bridge.")) {
        points.add(
            new VectorPoint(
                id(points.size() + 1),
                embedder.embed(text),
                embedder.words(text),
                Map.of("author", "Ada Example", "text", text, "title", "T")));
      }
      store.upsert("gemel_chunks", points);
    }
  }

  private static String id(int number) {
    return new UUID(0, number).toString();
  }
}
