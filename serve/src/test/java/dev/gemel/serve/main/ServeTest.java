package dev.gemel.serve.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.embedded.qdrant.EmbeddedQdrant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ServeTest {
  @TempDir Path home;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve.nothing=1 | unknown key serve.nothing",
        "serve.port=70000 | serve.port: 70000 is out of range",
        "serve.concurrency=0 | serve.concurrency: 0 is out of range",
        "serve.upstream.url=ftp://x | expected embedded or http(s)",
        "serve.upstream.url=http://u:p@x/v1 | user information",
        "serve.upstream.model=m | set gguf instead",
        "serve.rag.self-query=guess | expected names, model or null",
        "serve.rag.search=magic | expected dense, sparse or hybrid",
        "serve.rag.passages=50 | more than serve.rag.candidates",
        "serve.rag.prompt=none-v9 | names no usable prompt",
        "serve.api-key-envs=[GEMEL_UNSET_KEY] | GEMEL_UNSET_KEY is not set",
        "embed.model=none | embed",
        "qdrant.url=nonsense | url",
        "serve.port=x | serve.port"
      })
  void badConfigurationIsToldAndEndsWith2(String set, String says) {
    assertEquals(2, run("--port", "0", "--set", set), text());
    assertTrue(text().contains(says.equals("embed") ? "none" : says), text());
  }

  @Test
  void helpHasAnExample() {
    assertEquals(0, run("--help"));
    assertTrue(text().contains("gemel serve --port 8080"), text());
  }

  @Test
  void anUnknownOptionIsToldWithTheHelp() {
    assertEquals(2, run("--no-such"));
    assertTrue(text().contains("See: gemel serve --help"));
  }

  @Test
  void aQdrantInUseIsToldAndEndsWith1() {
    try (EmbeddedQdrant held = EmbeddedQdrant.start(home.resolve("qdrant"))) {
      assertNotNull(held);
      assertEquals(1, run("--port", "0"), text());
      assertTrue(text().contains("it is held by embedded Qdrant of process"), text());
    }
  }

  @Test
  void aTakenPortIsToldAndQdrantGivenBack() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(1, run("--port", Integer.toString(taken.getLocalPort())), text());
      assertTrue(text().contains("give another one with --port"), text());
    }
    EmbeddedQdrant.start(home.resolve("qdrant")).close();
  }

  private int run(String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "--home";
    all[1] = home.toString();
    System.arraycopy(args, 0, all, 2, args.length);
    PrintStream out = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Serve(out, out).run(all);
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
