package dev.gemel.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.serve.Client;
import dev.gemel.serve.Client.Reply;
import dev.gemel.serve.FakeIndex;
import dev.gemel.serve.FakeModel;
import dev.gemel.serve.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class BadRequestTest {
  private static FakeModel model;
  private static TestService service;
  private static Client client;

  @BeforeAll
  static void start() {
    model = new FakeModel(FakeModel.streams("x"));
    service = TestService.over(model.url(), new FakeIndex(), "serve.max-request", "2KiB");
    client = service.client();
  }

  @AfterAll
  static void stop() {
    service.close();
    model.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "/cases/bad-requests.csv", numLinesToSkip = 1, delimiter = '|')
  void isToldWhatIsWrong(String path, String body, int status, String code, String says) {
    Reply reply = client.post(path, body == null ? "" : body);
    assertEquals(status, reply.status(), reply.body());
    assertEquals(code, reply.errorCode());
    assertEquals("invalid_request_error", reply.json().at("/error/type").asText());
    assertTrue(reply.errorMessage().contains(says), reply.errorMessage());
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    Reply reply = client.chat(Client.question("x".repeat(3_000)));
    assertEquals(413, reply.status());
    assertEquals("request_too_large", reply.errorCode());
  }

  @Test
  void deepNestingIsNoStackOverflow() {
    Reply reply = client.chat("{\"messages\":" + "[".repeat(900) + "]".repeat(900) + "}");
    assertEquals(400, reply.status());
  }

  @Test
  void unknownAddressesAndMethodsAreToldInTheSameShape() {
    assertEquals(404, client.get("/v2/nothing").status());
    assertFalse(client.get("/v2/nothing").errorMessage().isBlank());
    assertEquals(405, client.get("/v1/chat/completions").status());
  }
}
