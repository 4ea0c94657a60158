package dev.gemel.serve;

import dev.gemel.conf.Settings;
import dev.gemel.serve.http.Gateway;
import dev.gemel.serve.http.GatewayConfig;
import dev.gemel.serve.http.Service;
import dev.gemel.serve.metrics.Metrics;
import dev.gemel.serve.model.Champion;
import dev.gemel.serve.model.FixedModel;
import dev.gemel.serve.model.ModelSource;
import dev.gemel.serve.model.ServedModel;
import dev.gemel.serve.model.Upstreams;
import dev.gemel.serve.rag.LexicalReranker;
import dev.gemel.serve.rag.PassageIndex;
import dev.gemel.serve.rag.Quoting;
import dev.gemel.serve.rag.RagConfig;
import dev.gemel.serve.rag.Retriever;
import dev.gemel.serve.upstream.UpstreamConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** The real service on a free port, over a given index and a given endpoint. */
public final class TestService implements AutoCloseable {
  /** The model that is served unless a test says otherwise. */
  public static final ServedModel TWIN =
      new ServedModel("twin", "v1", "twin-v1", null, null, Instant.EPOCH);

  private final Champion champion;
  private final Gateway gateway;

  public TestService(
      String upstream, PassageIndex index, ModelSource source, Map<String, Object> sets) {
    Settings settings = settings(upstream, sets);
    RagConfig rag = RagConfig.from(settings);
    UpstreamConfig up = UpstreamConfig.from(settings);
    champion = new Champion(source, new Upstreams(up, 1, TestService::words));
    champion.follow(Duration.ofMillis(50));
    Service service =
        new Service(
            champion,
            rag,
            new Retriever(rag, index, new LexicalReranker()),
            new Quoting("serve-v1", rag.contextTokens()),
            new Metrics(),
            up.maxTokens(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    gateway = Gateway.start(service, GatewayConfig.from(settings));
  }

  public static TestService over(String upstream, PassageIndex index, Object... sets) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < sets.length; i += 2) {
      map.put((String) sets[i], sets[i + 1]);
    }
    return new TestService(upstream, index, new FixedModel(TWIN), map);
  }

  public static Settings settings(String upstream, Map<String, Object> sets) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("serve.port", 0);
    all.put("serve.upstream.url", upstream);
    all.putAll(sets);
    return Settings.load(Path.of("/nowhere"), null, all);
  }

  public static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  public int port() {
    return gateway.port();
  }

  public Client client() {
    return new Client(port());
  }

  /** Stops as SIGTERM does. */
  public void drain(Duration limit) {
    gateway.drain(limit);
  }

  @Override
  public void close() {
    gateway.close();
    champion.close();
  }
}
