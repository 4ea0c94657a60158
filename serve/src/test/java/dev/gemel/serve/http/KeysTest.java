package dev.gemel.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.clients.SpecException;
import dev.gemel.serve.Client;
import dev.gemel.serve.Client.Reply;
import dev.gemel.serve.FakeIndex;
import dev.gemel.serve.FakeModel;
import dev.gemel.serve.TestService;
import org.junit.jupiter.api.Test;

class KeysTest {
  /** Any variable that is set will do: its value is the key. */
  private static final String VARIABLE = "PATH";

  @Test
  void aKnownKeyIsAskedForBelowV1() {
    try (FakeModel model = new FakeModel(FakeModel.streams("x"));
        TestService service =
            TestService.over(
                model.url(), new FakeIndex(), "serve.api-key-envs", "[" + VARIABLE + "]")) {
      Client client = service.client();
      String key = System.getenv(VARIABLE);
      Reply none = client.chat(Client.question("q"));
      assertEquals(401, none.status());
      assertEquals("invalid_api_key", none.errorCode());
      assertEquals("Bearer", none.header("WWW-Authenticate"));
      for (String wrong :
          new String[] {"Bearer wrong", "Bearer " + key + "x", "Basic " + key, ""}) {
        assertEquals(
            401, client.chat(Client.question("q"), "Authorization", wrong).status(), wrong);
      }
      assertEquals(401, client.get("/v1/models").status());
      assertEquals(
          200, client.chat(Client.question("q"), "Authorization", "bearer " + key).status());
      assertEquals(200, client.get("/health/ready").status());
      assertTrue(!none.body().contains(key));
    }
  }

  @Test
  void aVariableThatIsNotSetIsNoOpenDoor() {
    try (FakeModel model = new FakeModel(FakeModel.streams("x"))) {
      assertThrows(
          SpecException.class,
          () ->
              TestService.over(
                  model.url(), new FakeIndex(), "serve.api-key-envs", "[GEMEL_NOT_SET_ANYWHERE]"));
    }
  }
}
