package dev.gemel.serve.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gemel.clients.registry.Alias;
import dev.gemel.clients.registry.FileRegistry;
import dev.gemel.clients.registry.ModelRegistry;
import dev.gemel.clients.registry.ModelVersion;
import dev.gemel.clients.registry.Stage;
import dev.gemel.serve.Client;
import dev.gemel.serve.Client.Reply;
import dev.gemel.serve.FakeIndex;
import dev.gemel.serve.FakeModel;
import dev.gemel.serve.TestService;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alias of a real registry moves while the service runs. */
class ChampionTest {
  @TempDir Path folder;

  @Test
  void isFollowedWithoutARestart() throws Exception {
    ModelRegistry registry = new FileRegistry(folder.resolve("registry"));
    register(registry, "run-1");
    register(registry, "run-2");
    try (FakeModel model = new FakeModel(FakeModel.streams("x"));
        TestService service = over(model, registry)) {
      Client client = service.client();
      assertEquals(503, client.get("/health/ready").status());
      registry.setAlias("twin", Alias.CHAMPION, "run-1");
      awaitVersion(client, "run-1");
      assertEquals("run-1", answered(client));
      assertEquals("run-1", sentModel(model));
      registry.setAlias("twin", Alias.CHAMPION, "run-2");
      awaitVersion(client, "run-2");
      assertEquals("run-2", answered(client));
      assertEquals("run-2", sentModel(model));
    }
  }

  @Test
  void aRequestUnderWayEndsWithTheModelItBeganWith() throws Exception {
    ModelRegistry registry = new FileRegistry(folder.resolve("registry"));
    register(registry, "run-1");
    register(registry, "run-2");
    registry.setAlias("twin", Alias.CHAMPION, "run-1");
    CountDownLatch go = new CountDownLatch(1);
    try (FakeModel model = new FakeModel(FakeModel.waitsFor(go, FakeModel.streams("x")));
        TestService service = over(model, registry)) {
      Client client = service.client();
      CompletableFuture<Reply> first =
          CompletableFuture.supplyAsync(() -> client.chat(Client.question("q")));
      while (model.bodies().isEmpty()) {
        Thread.sleep(10);
      }
      registry.setAlias("twin", Alias.CHAMPION, "run-2");
      awaitVersion(client, "run-2");
      go.countDown();
      assertEquals("run-1", first.get().json().at("/twin/model_version").asText());
    }
  }

  @Test
  void aBrokenRegistryLeavesWhatIsServed() throws Exception {
    ModelRegistry registry = new FileRegistry(folder.resolve("registry"));
    register(registry, "run-1");
    registry.setAlias("twin", Alias.CHAMPION, "run-1");
    try (FakeModel model = new FakeModel(FakeModel.streams("x"));
        TestService service = over(model, registry)) {
      Files.writeString(folder.resolve("registry/twin/aliases.json"), "{not json");
      Client client = service.client();
      while (!client.get("/health/ready").body().contains("problem")) {
        Thread.sleep(10);
      }
      assertEquals(200, client.get("/health/ready").status());
      assertEquals("run-1", answered(client));
    }
  }

  /** Two real models in this JVM, of which the first is freed when its last answer ends. */
  @Test
  void anEmbeddedModelIsExchanged() throws Exception {
    String file = System.getenv("GEMEL_TEST_GGUF");
    assumeTrue(file != null, "GEMEL_TEST_GGUF names no GGUF file: no real model is tested");
    ModelRegistry registry = new FileRegistry(folder.resolve("registry"));
    register(registry, "run-1", Path.of(file).toUri());
    register(registry, "run-2", Path.of(file).toUri());
    registry.setAlias("twin", Alias.CHAMPION, "run-1");
    ModelSource source = new RegistryModel(registry, "twin", "{version}");
    Map<String, Object> small =
        Map.of("serve.upstream.context", 512, "serve.upstream.max-tokens", 60);
    try (TestService service = new TestService("embedded", new FakeIndex(), source, small)) {
      Client client = service.client();
      CompletableFuture<Reply> first =
          CompletableFuture.supplyAsync(() -> client.chat(Client.question("Count to 100.")));
      registry.setAlias("twin", Alias.CHAMPION, "run-2");
      awaitVersion(client, "run-2");
      assertEquals("run-2", answered(client));
      assertEquals(200, first.get().status(), first.get().body());
    }
  }

  private static TestService over(FakeModel model, ModelRegistry registry) {
    ModelSource source = new RegistryModel(registry, "twin", "{version}");
    return new TestService(model.url(), new FakeIndex(), source, Map.of());
  }

  private static void awaitVersion(Client client, String version) throws InterruptedException {
    while (!client.get("/v1/models").body().contains(version)) {
      Thread.sleep(10);
    }
  }

  private static String answered(Client client) {
    Reply reply = client.chat(Client.question("q"));
    assertTrue(reply.status() == 200, reply.body());
    return reply.json().at("/twin/model_version").asText();
  }

  private static String sentModel(FakeModel model) {
    String body = model.bodies().get(model.bodies().size() - 1);
    return Client.tree(body).path("model").asText();
  }

  private void register(ModelRegistry registry, String version) {
    register(registry, version, null);
  }

  private void register(ModelRegistry registry, String version, URI gguf) {
    registry.register(
        new ModelVersion(
            "twin",
            version,
            folder.resolve(version).toUri(),
            gguf,
            "base",
            Stage.SFT,
            "release",
            "0".repeat(64),
            new TreeMap<>(),
            null,
            Instant.EPOCH,
            new TreeMap<>()));
  }
}
