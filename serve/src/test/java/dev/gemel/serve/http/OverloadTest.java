package dev.gemel.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.serve.Client;
import dev.gemel.serve.Client.Reply;
import dev.gemel.serve.FakeIndex;
import dev.gemel.serve.FakeModel;
import dev.gemel.serve.TestService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverloadTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void whatIsTooMuchIsToldToComeAgain() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (FakeModel model = new FakeModel(FakeModel.waitsFor(go, FakeModel.streams("x")));
        TestService service =
            TestService.over(
                model.url(),
                new FakeIndex(),
                "serve.concurrency",
                2,
                "serve.queue",
                1,
                "serve.retry-after",
                "3s")) {
      List<CompletableFuture<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        replies.add(ask(service));
        until(service, "gemel_serve_requests_active " + (i < 2 ? i + 1 : 2) + ".0");
      }
      until(service, "gemel_serve_queue_size 1.0");
      Reply refused = service.client().chat(Client.question("q"));
      assertEquals(429, refused.status());
      assertEquals("3", refused.header("Retry-After"));
      assertEquals("overloaded", refused.errorCode());
      assertEquals("rate_limit_error", refused.json().at("/error/type").asText());
      assertEquals(200, service.client().get("/health/live").status());
      go.countDown();
      for (CompletableFuture<Reply> reply : replies) {
        assertEquals(200, reply.get().status());
      }
      until(service, "gemel_serve_rejections_total{reason=\"overloaded\"} 1.0");
    }
  }

  @Test
  void whoWaitsTooLongIsToldSo() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (FakeModel model = new FakeModel(FakeModel.waitsFor(go, FakeModel.streams("x")));
        TestService service =
            TestService.over(
                model.url(),
                new FakeIndex(),
                "serve.concurrency",
                1,
                "serve.queue-timeout",
                "300ms")) {
      CompletableFuture<Reply> first = ask(service);
      until(service, "gemel_serve_requests_active 1.0");
      Reply second = service.client().chat(Client.question("q"));
      assertEquals(429, second.status());
      assertEquals("queue_timeout", second.errorCode());
      go.countDown();
      assertEquals(200, first.get().status());
    }
  }

  @Test
  void stoppingLetsWhatIsUnderWayEnd() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (FakeModel model = new FakeModel(FakeModel.waitsFor(go, FakeModel.streams("x")));
        TestService service = TestService.over(model.url(), new FakeIndex())) {
      CompletableFuture<Reply> first = ask(service);
      until(service, "gemel_serve_requests_active 1.0");
      Client client = service.client();
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(() -> service.drain(Duration.ofSeconds(20)), threads);
      while (client.get("/health/ready").status() == 200) {
        Thread.sleep(10);
      }
      Reply refused = client.chat(Client.question("q"));
      assertEquals(503, refused.status());
      assertEquals("stopping", refused.errorCode());
      go.countDown();
      assertEquals(200, first.get().status());
      stopped.get();
    }
  }

  @Test
  void stoppingDoesNotWaitForEver() throws Exception {
    try (FakeModel model = new FakeModel(FakeModel.streams("x"));
        TestService service = TestService.over(model.url(), new FakeIndex())) {
      model.answers(model.stalls());
      CompletableFuture<Reply> first = ask(service);
      while (model.bodies().isEmpty()) {
        Thread.sleep(10);
      }
      service.drain(Duration.ofMillis(200));
      assertEquals(503, first.get().status());
      assertTrue(model.sawClientGo(20));
    }
  }

  private CompletableFuture<Reply> ask(TestService service) {
    return CompletableFuture.supplyAsync(
        () -> service.client().chat(Client.question("q")), threads);
  }

  private static void until(TestService service, String series) throws InterruptedException {
    while (!service.client().get("/metrics").body().contains(series)) {
      Thread.sleep(10);
    }
  }
}
