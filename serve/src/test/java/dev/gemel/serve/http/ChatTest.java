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
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatTest {
  private static final FakeIndex INDEX =
      new FakeIndex(
          FakeIndex.passage("a", "Ada Example", "Feed the sourdough each day."),
          FakeIndex.passage("b", "Bruno Beispiel", "Maps lie about bridges."));
  private static FakeModel model;
  private static TestService service;
  private static Client client;

  @BeforeAll
  static void start() {
    model = new FakeModel(FakeModel.streams("x"));
    service = TestService.over(model.url(), INDEX);
    client = service.client();
  }

  @AfterAll
  static void stop() {
    service.close();
    model.close();
  }

  @BeforeEach
  void wellBehaved() {
    model.bodies().clear();
    model.answers(FakeModel.streams("Feed ", "it."));
  }

  @Test
  void answersWholeWithUsageAndSources() {
    Reply reply = client.chat(Client.question("How do I keep a sourdough?"));
    assertEquals(200, reply.status(), reply.body());
    JsonNode json = reply.json();
    assertEquals("chat.completion", json.path("object").asText());
    assertEquals("twin", json.path("model").asText());
    assertEquals("Feed it.", json.at("/choices/0/message/content").asText());
    assertEquals("assistant", json.at("/choices/0/message/role").asText());
    assertEquals("stop", json.at("/choices/0/finish_reason").asText());
    assertEquals(11, json.at("/usage/prompt_tokens").asInt());
    assertEquals(2, json.at("/usage/completion_tokens").asInt());
    assertEquals(13, json.at("/usage/total_tokens").asInt());
    assertEquals("v1", json.at("/twin/model_version").asText());
    assertEquals(reply.header("X-Trace-Id"), json.at("/twin/trace_id").asText());
    assertEquals("a", json.at("/twin/sources/0/chunk_id").asText());
    assertEquals("https://example.org/a", json.at("/twin/sources/0/url").asText());
    assertEquals(2, json.at("/twin/sources").size());
  }

  @Test
  void streamsStrictly() {
    Reply reply =
        client.chat(
            "{\"stream\":true,\"stream_options\":{\"include_usage\":true},\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}");
    assertEquals(200, reply.status());
    assertEquals(
        "text/event-stream; charset=utf-8", reply.header("Content-Type").toLowerCase(Locale.ROOT));
    List<String> events = reply.events();
    assertEquals("[DONE]", events.get(events.size() - 1));
    assertEquals(6, events.size(), reply.body());
    JsonNode first = Client.tree(events.get(0));
    assertEquals("assistant", first.at("/choices/0/delta/role").asText());
    assertEquals(2, first.at("/twin/sources").size());
    assertEquals("Feed ", Client.tree(events.get(1)).at("/choices/0/delta/content").asText());
    assertEquals("it.", Client.tree(events.get(2)).at("/choices/0/delta/content").asText());
    assertEquals("stop", Client.tree(events.get(3)).at("/choices/0/finish_reason").asText());
    JsonNode usage = Client.tree(events.get(4));
    assertEquals(0, usage.path("choices").size());
    assertEquals(13, usage.at("/usage/total_tokens").asInt());
    for (String event : events.subList(0, 5)) {
      assertEquals("chat.completion.chunk", Client.tree(event).path("object").asText());
      assertEquals(first.path("id"), Client.tree(event).path("id"));
    }
    // Nothing but events and the empty lines between them.
    assertTrue(reply.body().lines().allMatch(l -> l.isEmpty() || l.startsWith("data: ")));
  }

  @Test
  void aStreamHasNoUsageUnlessAsked() {
    assertFalse(client.chat(Client.streamed("q")).body().contains("usage"));
  }

  @Test
  void readsAStreamThatEndsWithoutDone() {
    model.answers(FakeModel.streamsWithoutDone("cut"));
    JsonNode json = client.chat(Client.question("q")).json();
    assertEquals("cut", json.at("/choices/0/message/content").asText());
    assertEquals("length", json.at("/choices/0/finish_reason").asText());
    assertEquals(6, json.at("/usage/total_tokens").asInt());
  }

  @Test
  void readsAnEndpointThatDoesNotStream() {
    model.answers(
        FakeModel.status(
            200,
            "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"plain\"},\"finish_reason\":\"stop\"}]}",
            java.util.Map.of()));
    JsonNode json = client.chat(Client.question("two words")).json();
    assertEquals("plain", json.at("/choices/0/message/content").asText());
    // No usage was told, so it is counted.
    assertEquals(1, json.at("/usage/completion_tokens").asInt());
    assertTrue(json.at("/usage/prompt_tokens").asInt() > 10);
  }

  @Test
  void readsCarriageReturnsCommentsAndUnknownFields() {
    model.answers(
        FakeModel.raw(
            ": hello\r",
            "event: message\r",
            "id: 7\r",
            "data:{\"choices\":[{\"delta\":{\"content\":\"ok\"},\"new\":[1]}],\"x\":1}\r",
            "\r",
            "data: [DONE]"));
    JsonNode json = client.chat(Client.question("q")).json();
    assertEquals("ok", json.at("/choices/0/message/content").asText());
  }

  @Test
  void asksTheEndpointForTheChampionWithWhatTheClientSet() {
    client.chat(
        "{\"temperature\":0.5,\"top_p\":0.9,\"seed\":7,\"stop\":\"END\",\"max_completion_tokens\":99999,\"unknown\":{\"a\":1},\"messages\":[{\"role\":\"developer\",\"content\":\"Be"
            + " brief.\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"q\"}]}]}");
    JsonNode sent = Client.tree(model.bodies().get(0));
    assertEquals("twin-v1", sent.path("model").asText());
    assertEquals(0.5, sent.path("temperature").asDouble());
    assertEquals(7, sent.path("seed").asInt());
    assertEquals("END", sent.at("/stop/0").asText());
    assertEquals(512, sent.path("max_tokens").asInt());
    assertTrue(sent.path("stream").asBoolean());
    assertTrue(sent.at("/messages/0/content").asText().endsWith("Be brief."));
    assertEquals(2, sent.path("messages").size());
  }

  @Test
  void aRequestMayGoWithoutRetrieval() {
    Reply reply =
        client.chat(
            "{\"twin\":{\"retrieve\":false},\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}");
    assertEquals(0, reply.json().at("/twin/sources").size());
    assertEquals("q", Client.tree(model.bodies().get(0)).at("/messages/0/content").asText());
  }

  @Test
  void aKnownAuthorNarrowsAnUnknownOneDoesNot() {
    String body =
        "{\"twin\":{\"author\":\"%s\"},\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}";
    JsonNode known = client.chat(body.formatted("bruno beispiel")).json();
    assertEquals("Bruno Beispiel", known.at("/twin/author").asText());
    assertEquals(1, known.at("/twin/sources").size());
    JsonNode unknown = client.chat(body.formatted("Nobody")).json();
    assertTrue(unknown.at("/twin/author").isNull());
    assertEquals(2, unknown.at("/twin/sources").size());
  }

  @Test
  void passesTheCallersTraceOn() {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    Reply reply =
        client.chat(Client.question("q"), "traceparent", "00-" + trace + "-b7ad6b7169203331-01");
    assertEquals(trace, reply.json().at("/twin/trace_id").asText());
  }

  @Test
  void theSameQuestionGivesTheSameAnswer() {
    String one = client.chat(Client.question("same")).json().at("/twin/sources").toString();
    String two = client.chat(Client.question("same")).json().at("/twin/sources").toString();
    assertEquals(one, two);
    assertEquals(model.bodies().get(0), model.bodies().get(1));
  }
}
