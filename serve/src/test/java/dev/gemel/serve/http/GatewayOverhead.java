package dev.gemel.serve.http;

import dev.gemel.serve.FakeIndex;
import dev.gemel.serve.FakeModel;
import dev.gemel.serve.TestService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;

/**
 * Not a test: measures what the service adds to a model that takes a fixed time. Asks the model
 * itself and the service in turn, one request at a time, with a list of passages in place of the
 * vector store, and prints percentiles of both.
 */
final class GatewayOverhead {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private GatewayOverhead() {}

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    FakeModel.Answer fixed =
        exchange -> {
          Thread.sleep(20);
          FakeModel.streams("one ", "two ", "three").to(exchange);
        };
    try (FakeModel model = new FakeModel(fixed);
        TestService service =
            TestService.over(
                model.url(), new FakeIndex(FakeIndex.passage("a", "Ada", "Some text.")))) {
      String through = "http://127.0.0.1:" + service.port() + "/v1";
      measure(model.url(), 100);
      measure(through, 100);
      long[] direct = new long[rounds];
      long[] served = new long[rounds];
      for (int i = 0; i < rounds; i++) {
        direct[i] = ask(model.url());
        served[i] = ask(through);
      }
      print("model itself ", direct);
      print("through serve", served);
    }
    System.exit(0);
  }

  private static void measure(String url, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      ask(url);
    }
  }

  private static long ask(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/chat/completions"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}"))
            .build();
    long start = System.nanoTime();
    HttpResponse<String> reply = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (!reply.body().contains("[DONE]")) {
      throw new IllegalStateException(reply.body());
    }
    return System.nanoTime() - start;
  }

  private static void print(String name, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "%s n=%d p50=%.2f ms p99=%.2f ms%n",
        name, nanos.length, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
  }
}
