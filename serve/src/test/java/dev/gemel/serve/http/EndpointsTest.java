package dev.gemel.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.serve.Client;
import dev.gemel.serve.Client.Reply;
import dev.gemel.serve.FakeIndex;
import dev.gemel.serve.FakeModel;
import dev.gemel.serve.TestService;
import dev.gemel.serve.model.ModelSource;
import dev.gemel.serve.model.ServedModel;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EndpointsTest {
  private static FakeModel model;
  private static TestService service;
  private static Client client;

  @BeforeAll
  static void start() {
    model = new FakeModel(FakeModel.streams("one", "two"));
    service =
        TestService.over(
            model.url(), new FakeIndex(FakeIndex.passage("a", "Ada Example", "Some text.")));
    client = service.client();
  }

  @AfterAll
  static void stop() {
    service.close();
    model.close();
  }

  @Test
  void retrieves() {
    Reply reply =
        client.post("/v1/retrieve", "{\"query\":\"what does Ada Example say\",\"new\":1}");
    assertEquals(200, reply.status(), reply.body());
    JsonNode hit = reply.json().at("/data/0");
    assertEquals("Some text.", hit.path("text").asText());
    assertEquals(1, hit.path("n").asInt());
    assertEquals("Ada Example", reply.json().path("author").asText());
    assertEquals("what does Ada Example say", reply.json().at("/queries/0").asText());
  }

  @Test
  void listsTheModel() {
    JsonNode json = client.get("/v1/models").json();
    assertEquals("list", json.path("object").asText());
    assertEquals("twin", json.at("/data/0/id").asText());
    assertEquals("v1", json.at("/data/0/version").asText());
    assertEquals("twin", client.get("/v1/models/twin").json().path("id").asText());
    assertEquals(404, client.get("/v1/models/other").status());
  }

  @Test
  void isLiveAndReady() {
    assertEquals(200, client.get("/health/live").status());
    Reply ready = client.get("/health/ready");
    assertEquals(200, ready.status());
    assertEquals("v1", ready.json().path("model_version").asText());
  }

  @Test
  void measures() {
    client.chat(Client.question("q"));
    client.get("/nobody/knows/" + System.nanoTime());
    Reply reply = client.get("/metrics");
    assertTrue(reply.header("Content-Type").startsWith("text/plain"));
    for (String series :
        new String[] {
          "gemel_serve_request_duration_seconds_count{endpoint=\"/v1/chat/completions\",status=\"200\"}",
          "gemel_serve_time_to_first_chunk_seconds_bucket",
          "gemel_serve_time_per_output_chunk_seconds_count",
          "gemel_serve_tokens_total{type=\"completion\"}",
          "gemel_serve_retrieval_duration_seconds_sum",
          "gemel_serve_queue_size",
          "gemel_serve_requests_active",
          "gemel_serve_model{model=\"twin\",version=\"v1\"} 1"
        }) {
      assertTrue(reply.body().contains(series), series + " is missing in\n" + reply.body());
    }
    assertFalse(reply.body().contains("nobody"));
  }

  @Test
  void showsThePageWithoutAnythingFromElsewhere() {
    Reply page = client.get("/");
    assertEquals(200, page.status());
    assertTrue(page.header("Content-Type").startsWith("text/html"));
    assertTrue(page.header("Content-Security-Policy").contains("default-src 'none'"));
    assertTrue(page.body().contains("<label for=\"question\">"));
    for (String file : new String[] {"/", "/page.js", "/page.css"}) {
      Reply reply = client.get(file);
      assertEquals(200, reply.status());
      assertFalse(
          reply.body().matches("(?s).*(src|href)=\"https?:.*|.*@import.*|.*url\\(.*"), file);
    }
  }

  @Test
  void withoutAModelItRetrievesAndSaysWhatToDo() {
    ModelSource none =
        new ModelSource() {
          @Override
          public Optional<ServedModel> current() {
            return Optional.empty();
          }

          @Override
          public String remedy() {
            return "promote one";
          }
        };
    try (TestService empty =
        new TestService(
            model.url(), new FakeIndex(FakeIndex.passage("a", "A", "t")), none, Map.of())) {
      Reply chat = empty.client().chat(Client.question("q"));
      assertEquals(503, chat.status());
      assertEquals("no_model", chat.errorCode());
      assertTrue(chat.errorMessage().contains("promote one"));
      assertEquals(503, empty.client().get("/health/ready").status());
      assertEquals(200, empty.client().get("/health/live").status());
      assertEquals(0, empty.client().get("/v1/models").json().path("data").size());
      assertEquals(200, empty.client().post("/v1/retrieve", "{\"query\":\"q\"}").status());
    }
  }
}
